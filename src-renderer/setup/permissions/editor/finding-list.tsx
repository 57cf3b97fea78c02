import { Anchor, UnstyledButton } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { PolicyFinding } from '../../../../shared/setup/policy-check.ts'
import { useAction } from '../../../api.tsx'
import classes from './editor.module.css'

const looks = {
  error: { word: 'Error', Icon: IconAlertOctagon },
  warning: { word: 'Warning', Icon: IconAlertTriangle },
  suggestion: { word: 'Suggestion', Icon: IconInfoCircle },
} as const

/** Every finding in words. Pressing one leads to its place. */
export function FindingList({
  findings,
  onGoTo,
}: {
  findings: readonly PolicyFinding[]
  onGoTo: (offset: number) => void
}) {
  const open = useAction('openLink')
  if (findings.length === 0) return null
  return (
    <ul className={classes.findings} aria-label="Findings">
      {findings.map((finding) => {
        const { code, from, severity, message, link, start } = finding
        const { word, Icon } = looks[severity]
        return (
          <li key={`${code} ${start.offset} ${message}`} className={classes.finding}>
            <Icon className={classes.icon} data-severity={severity} size={18} aria-hidden="true" />
            <div>
              <UnstyledButton className={classes.place} onClick={() => onGoTo(start.offset)}>
                {word} in line {start.line}
                {from === 'aws' && ', says AWS'}
              </UnstyledButton>
              <div>
                {message}{' '}
                {link && (
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    onClick={() => open.mutate({ url: link })}
                  >
                    Read more on {code}
                  </Anchor>
                )}
              </div>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
