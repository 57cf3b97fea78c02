import { Button, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { HistoryEntry } from '../../shared/setup/plan.ts'
import { DataTable } from '../ui/data-table.tsx'
import { formatDayAndTime } from '../ui/format.ts'
import { StatusBadge } from '../ui/status-badge.tsx'

const statuses = {
  done: { status: 'done', word: 'Done' },
  failed: { status: 'blocked', word: 'Failed' },
  unknown: { status: 'unknown', word: 'Not known' },
  undone: { status: 'looking', word: 'Undone' },
} as const

const matches = (entry: HistoryEntry, wanted: string) =>
  `${entry.title} ${entry.what} ${entry.step} ${entry.account}`.toLowerCase().includes(wanted)

type Props = { entries: readonly HistoryEntry[]; onUndo: (entry: HistoryEntry) => void }

/** Every change this app made, newest first. */
export function HistoryList({ entries, onUndo }: Props) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const shown = entries
    .filter((entry) => matches(entry, wanted))
    .toSorted((one, other) => other.at - one.at)
  return (
    <>
      {entries.length > 8 && (
        <TextInput
          label="Find a change"
          placeholder="policy, settings.json, permissions"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <DataTable
        caption="Changes made"
        rows={shown}
        rowKey={({ id }) => id}
        empty={
          wanted
            ? 'Nothing matches that.'
            : 'Nothing has been changed yet. Every change Groundwork makes is listed here and can be taken back.'
        }
        columns={[
          { title: 'When', cell: ({ at }) => formatDayAndTime(at), width: '110px' },
          {
            title: 'What',
            cell: ({ title, what }) => (
              <>
                {title}
                <Text c="dimmed" size="xs" style={{ overflowWrap: 'anywhere' }}>
                  {what}
                </Text>
              </>
            ),
          },
          {
            title: 'Status',
            cell: ({ status }) => <StatusBadge {...statuses[status]} />,
            width: '110px',
          },
          {
            title: 'Undo',
            align: 'right',
            width: '90px',
            cell: (entry) =>
              entry.undoable && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Undo: ${entry.title}`}
                  onClick={() => onUndo(entry)}
                >
                  Undo
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}
