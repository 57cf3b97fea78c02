import { Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { usdOf } from '../../shared/usage/group.ts'
import type { MetricsDetail, UsageRow } from '../../shared/usage/metrics.ts'
import {
  exampleInput,
  type SavingsInput,
  savingsInputFrom,
  savingsOf,
} from '../../shared/usage/savings.ts'
import { DataTable } from '../ui/data-table.tsx'
import { formatCount, formatCountOf, formatUsd } from '../ui/format.ts'
import { sum } from './series.ts'
import classes from './usage.module.css'

type Props = {
  detail: MetricsDetail
  times: readonly number[]
  bucketSeconds: number
}

const fields: readonly { name: keyof SavingsInput; label: string }[] = [
  { name: 'callsPerDay', label: 'Calls a day' },
  { name: 'prefixTokens', label: 'Tokens that stay the same' },
  { name: 'freshInputTokens', label: 'New tokens in a call' },
  { name: 'outputTokens', label: 'Tokens of an answer' },
  { name: 'hoursPerDay', label: 'Hours of work a day' },
  { name: 'pausesOverFiveMinutes', label: 'Pauses over 5 minutes' },
  { name: 'pausesOverAnHour', label: 'Pauses over an hour' },
]

/** What caching saves, with the person's own numbers to begin with. Worked out only when opened. */
export function SavingsCalculator(props: Props) {
  const [isOpen, setOpen] = useState(false)
  if (props.detail.rows.length === 0) return null
  return (
    <details
      className={classes.panel}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={classes.summary}>What caching saves</summary>
      {isOpen && <Calculator {...props} />}
    </details>
  )
}

function Calculator({ detail, times, bucketSeconds }: Props) {
  const priced = [
    ...new Map(
      detail.rows
        .toSorted((a, b) => spentOn(b) - spentOn(a))
        .map((row) => [`${row.model} ${row.scope}`, row]),
    ).entries(),
  ]
  const [model, setModel] = useState<string>()
  const [changed, setChanged] = useState<Partial<SavingsInput>>({})
  const chosen = priced.find(([key]) => key === model) ?? priced[0]
  const rows = detail.rows.filter((row) => `${row.model} ${row.scope}` === chosen?.[0])
  const own = savingsInputFrom(rows, times, bucketSeconds, (time) => new Date(time).toDateString())
  const input = { ...(own ?? exampleInput), ...changed }
  const prices = chosen?.[1].prices
  if (!chosen) return null
  return (
    <Stack gap="sm" mt="sm">
      <Text size="sm" c="dimmed">
        Text that is sent again can be kept ready by the model. Writing it there costs more than
        plain input, reading it back far less; it stays as long as it is used again in time.{' '}
        {own ? 'The numbers are yours, from this span; change them.' : 'An example; change it.'}
      </Text>
      <Group gap="xs" align="flex-end">
        <Select
          label="Model"
          size="xs"
          data={priced.map(([value, { name, scope }]) => ({
            value,
            label: scope === 'global' ? `${name}, global` : name,
          }))}
          value={chosen[0]}
          allowDeselect={false}
          onChange={(value) => {
            setModel(value ?? undefined)
            setChanged({})
          }}
        />
        {fields.map(({ name, label }) => (
          <NumberInput
            key={name}
            label={label}
            size="xs"
            w={136}
            min={0}
            max={1e9}
            thousandSeparator=","
            value={input[name]}
            onChange={(value) =>
              typeof value === 'number' && setChanged({ ...changed, [name]: value })
            }
          />
        ))}
      </Group>
      {prices ? (
        <SavingsTable input={input} savings={savingsOf(input, prices)} />
      ) : (
        <Text>The price of this model is not known, so nothing can be worked out.</Text>
      )}
    </Stack>
  )
}

/** What a row cost in US dollars, as far as known: the model that costs most is worth working out first. */
const spentOn = (row: UsageRow) => sum(usdOf(row) ?? [])

function SavingsTable({
  input,
  savings,
}: {
  input: SavingsInput
  savings: ReturnType<typeof savingsOf>
}) {
  const { without, fiveMinutes, oneHour } = savings
  const rows = [
    { name: 'Without a cache', cost: without },
    { name: 'Kept for 5 minutes', cost: fiveMinutes, cached: fiveMinutes },
    { name: 'Kept for an hour', cost: oneHour, cached: oneHour },
  ]
  return (
    <DataTable
      caption={`What ${formatCountOf(input.callsPerDay, 'call')} a day cost, with and without a cache`}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { title: 'Cache', cell: ({ name }) => name },
        {
          title: 'Written and read a day',
          align: 'right',
          cell: ({ cached }) =>
            cached
              ? `${formatCount(cached.writesPerDay)} and ${formatCount(cached.readsPerDay)}`
              : '–',
        },
        { title: 'A day', align: 'right', cell: ({ cost }) => formatUsd(cost.usdPerDay) },
        { title: 'A month', align: 'right', cell: ({ cost }) => formatUsd(cost.usdPerMonth) },
        { title: 'Saved', align: 'right', cell: ({ cached }) => savedWords(cached) },
      ]}
    />
  )
}

function savedWords(cached: ReturnType<typeof savingsOf>['oneHour'] | undefined): string {
  if (!cached) return '–'
  const { saved, savedShare } = cached
  if (saved.usdPerDay < 0) return `${formatUsd(-saved.usdPerDay)} a day lost`
  return savedShare === undefined ? '–' : `${Math.round(savedShare * 100)} %`
}
