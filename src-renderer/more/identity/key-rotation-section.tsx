import { useFinding } from '../../setup/use-findings.ts'
import { Feature } from '../feature.tsx'
import classes from './identity.module.css'

export function KeyRotationSection() {
  const keys = useFinding('key-rotation').data?.evidence ?? []
  return (
    <Feature
      step="key-rotation"
      title="Renewing the key (access key rotation)"
      about="A key works until it is deleted. Renewing it now and then makes a copy that has got lost worthless."
      request={{ step: 'key-rotation' }}
      verb="Renew the key…"
      whyNot="it makes a key and says nothing of renewing it. Here the new key is tried before the old one is switched off, and the old one is deleted only when nothing has asked for it for a day."
    >
      {keys.length > 0 && (
        <dl className={classes.keys}>
          {keys.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Feature>
  )
}
