import { Button, Text } from '@mantine/core'
import type { Backup, Backups } from '../../shared/checklist/backups.ts'
import { formatDayAndTime } from '../ui/format.ts'
import classes from './checklist.module.css'

type Props = Pick<Backups, 'folder' | 'backups'> & { onRestore: (backup: Backup) => void }

/** The backups that are kept, each with when it was put back on trial. */
export function BackupList({ folder, backups, onRestore }: Props) {
  if (backups.length === 0) return null
  return (
    <details className={classes.evidence}>
      <summary>
        {backups.length === 1
          ? 'The one backup that is kept'
          : `The ${backups.length} backups that are kept`}
      </summary>
      <ul className={classes.backups} aria-label="Backups that are kept">
        {backups.map((backup) => (
          <li key={backup.id} className={classes.backup}>
            <span>
              {formatDayAndTime(backup.at)} · {backup.files.length}{' '}
              {backup.files.length === 1 ? 'file' : 'files'}
              <Text c="dimmed" size="sm">
                {trialOf(backup)}
              </Text>
            </span>
            <Button
              size="xs"
              variant="default"
              aria-label={`Put back the files of ${formatDayAndTime(backup.at)}`}
              onClick={() => onRestore(backup)}
            >
              Put back…
            </Button>
          </li>
        ))}
      </ul>
      <Text c="dimmed" size="sm">
        In {folder}, readable by you alone. Keys are never copied.
      </Text>
    </details>
  )
}

function trialOf({ proof, leftOut }: Backup): string {
  const left = leftOut.map(({ path, why }) => ` ${path} is not in it. ${why}`).join('')
  if (!proof) return `Not put back on trial yet.${left}`
  return proof.different.length === 0
    ? `Put back into a scratch folder on ${formatDayAndTime(proof.at)}: every byte the same.${left}`
    : `Put back into a scratch folder on ${formatDayAndTime(proof.at)}: ${proof.different.join(', ')} came out otherwise.${left}`
}
