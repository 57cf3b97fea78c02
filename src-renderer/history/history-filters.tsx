import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { HistoryEntry } from '../../shared/setup/history.ts'
import { stepTitles } from '../../shared/setup/step-titles.ts'
import type { HistoryFilter } from './filter-history.ts'
import classes from './history.module.css'

type Props = {
  entries: readonly HistoryEntry[]
  filter: HistoryFilter
  onChange: (filter: HistoryFilter) => void
}

const periods = [
  { value: 'all', label: 'Any time' },
  { value: 'today', label: 'Today' },
  { value: '7d', label: 'Last 7 days' },
  { value: '30d', label: 'Last 30 days' },
  { value: 'custom', label: 'Between two days' },
] as const

const statuses = [
  { value: 'all', label: 'Any outcome' },
  { value: 'done', label: 'Done' },
  { value: 'failed', label: 'Failed' },
  { value: 'unknown', label: 'Not known' },
  { value: 'undone', label: 'Undone' },
]

/** What of the history is shown. */
export function HistoryFilters({ entries, filter, onChange }: Props) {
  const set = (part: Partial<HistoryFilter>) => onChange({ ...filter, ...part })
  const steps = [...new Set(entries.map(({ step }) => step))]
  const accounts = [...new Set(entries.map(({ account }) => account))]
  return (
    <search className={classes.filters} aria-label="Filter the history">
      <TextInput
        label="Find a change"
        placeholder="policy, settings.json, request id"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={filter.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <NativeSelect
        label="When"
        data={[...periods]}
        value={filter.period}
        onChange={({ currentTarget: { value } }) =>
          set({ period: periods.find((period) => period.value === value)?.value ?? 'all' })
        }
      />
      <NativeSelect
        label="Step"
        data={[
          { value: 'all', label: 'Every step' },
          ...steps.map((step) => ({ value: step, label: stepTitles[step] })),
        ]}
        value={filter.step}
        onChange={(event) => set({ step: event.currentTarget.value })}
      />
      <NativeSelect
        label="Outcome"
        data={statuses}
        value={filter.status}
        onChange={(event) => set({ status: event.currentTarget.value })}
      />
      {accounts.length > 1 && (
        <NativeSelect
          label="Account"
          data={[{ value: 'all', label: 'Every account' }, ...accounts]}
          value={filter.account}
          onChange={(event) => set({ account: event.currentTarget.value })}
        />
      )}
      {filter.period === 'custom' && (
        <Group gap="sm" wrap="nowrap" className={classes.days}>
          <TextInput
            type="date"
            label="From"
            value={filter.from}
            max={filter.to}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Until"
            value={filter.to}
            min={filter.from}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </Group>
      )}
      <Checkbox
        className={classes.only}
        label="Only what can be undone"
        checked={filter.undoableOnly}
        onChange={(event) => set({ undoableOnly: event.currentTarget.checked })}
      />
    </search>
  )
}
