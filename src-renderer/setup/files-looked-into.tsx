import { Text } from '@mantine/core'
import type { SignInOptions } from '../../shared/setup/connection.ts'
import { Evidence } from '../ui/evidence.tsx'
import classes from './files-looked-into.module.css'

/** Where the profiles come from, and what in the environment would win over them. */
export function FilesLookedInto({ options: { files, shadows } }: { options: SignInOptions }) {
  return (
    <>
      {shadows.length > 0 && (
        <section className={classes.shadows} aria-label="Set in the environment">
          <Text fw={600}>
            Some other sign-in is set on this computer and may win over a profile
          </Text>
          {shadows.map(({ name, meaning }) => (
            <Text key={name}>
              <code>{name}</code>: {meaning}
            </Text>
          ))}
        </section>
      )}
      <details className={classes.files}>
        <summary>Files that were looked into</summary>
        <Evidence
          items={files.map(({ path, exists }) => ({
            label: exists ? 'Found' : 'Not there',
            value: path,
          }))}
        />
      </details>
    </>
  )
}
