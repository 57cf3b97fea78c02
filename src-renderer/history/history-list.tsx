import { Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { HistoryEntry } from '../../shared/setup/history.ts'
import { formatCount, formatDay } from '../ui/format.ts'
import { filterHistory, type HistoryFilter, isEverything, noFilter } from './filter-history.ts'
import classes from './history.module.css'
import { HistoryExport } from './history-export.tsx'
import { HistoryFilters } from './history-filters.tsx'
import { HistoryRow } from './history-row.tsx'

type Props = {
  /** Only the changes, without the ways to search and save them. */
  isBrief: boolean
  entries: readonly HistoryEntry[]
  filter: HistoryFilter
  onFilter: (filter: HistoryFilter) => void
  onUndo: (entry: HistoryEntry) => void
  /** Everything that one step has made. */
  onUndoStep: (step: HistoryEntry['step']) => void
}

const perPage = 100
/** So few are seen at a glance. */
const few = 5

/** Every change this app made, newest first, by day. */
export function HistoryList({ isBrief, entries, filter, onFilter, onUndo, onUndoStep }: Props) {
  const [most, setMost] = useState(perPage)
  const found = filterHistory(entries, filter, Date.now())
  const isFiltered = !isEverything(filter)
  const step = entries.find(
    ({ undoable, ...entry }) => undoable && entry.step === filter.step,
  )?.step
  if (entries.length === 0)
    return (
      <Text c="dimmed">
        Nothing has been changed yet. Every change Groundwork makes is listed here and can be taken
        back.
      </Text>
    )
  return (
    <>
      {!isBrief && entries.length > few && (
        <HistoryFilters
          entries={entries}
          filter={filter}
          onChange={(next) => {
            onFilter(next)
            setMost(perPage)
          }}
        />
      )}
      {!isBrief && (
        <Group justify="space-between" gap="sm">
          <Group gap="xs">
            <Text c="dimmed" role="status">
              {isFiltered
                ? `${formatCount(found.length)} of ${changes(entries.length)}`
                : changes(entries.length)}
            </Text>
            {isFiltered && (
              <Button size="compact-sm" variant="subtle" onClick={() => onFilter(noFilter)}>
                Show all
              </Button>
            )}
          </Group>
          <Group gap="xs">
            {step && (
              <Button size="compact-sm" variant="default" onClick={() => onUndoStep(step)}>
                Undo everything of this step…
              </Button>
            )}
            <HistoryExport entries={found} />
          </Group>
        </Group>
      )}
      {found.length === 0 && <Text>Nothing matches that.</Text>}
      {byDay(found.slice(0, most)).map(([day, rows]) => (
        <section key={day} aria-label={day}>
          <Title order={3} className={classes.day}>
            {day}
          </Title>
          <ol className={classes.list} aria-label={`Changes made on ${day}`}>
            {rows.map((entry) => (
              <HistoryRow key={entry.id} entry={entry} onUndo={() => onUndo(entry)} />
            ))}
          </ol>
        </section>
      ))}
      {found.length > most && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => setMost(most + perPage)}
        >
          Show {formatCount(Math.min(perPage, found.length - most))} more
        </Button>
      )}
    </>
  )
}

const changes = (count: number) => `${formatCount(count)} ${count === 1 ? 'change' : 'changes'}`

function byDay(entries: readonly HistoryEntry[]): [string, HistoryEntry[]][] {
  const days = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const day = formatDay(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}
