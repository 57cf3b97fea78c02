import { Button, Group } from '@mantine/core'
import type { HistoryEntry } from '../../shared/setup/history.ts'
import { asCsv, asJson } from '../../shared/setup/history-export.ts'
import { saveFile } from '../save-file.ts'

/** Keeps exactly what is shown as a file. */
export function HistoryExport({ entries }: { entries: readonly HistoryEntry[] }) {
  const name = `groundwork-history-${new Date().toISOString().slice(0, 10)}`
  const isEmpty = entries.length === 0
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        disabled={isEmpty}
        onClick={() => saveFile(`${name}.csv`, 'text/csv', asCsv(entries))}
      >
        Save as CSV
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={isEmpty}
        onClick={() => saveFile(`${name}.json`, 'application/json', asJson(entries))}
      >
        Save as JSON
      </Button>
    </Group>
  )
}
