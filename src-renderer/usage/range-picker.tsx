import { Group, Select, TextInput } from '@mantine/core'
import { customSpanFault } from '../../shared/usage/span.ts'
import { type CustomSpan, UsageRange } from '../../shared/usage/usage.ts'

export const rangeNames: Readonly<Record<UsageRange, string>> = {
  '1h': 'Last hour',
  today: 'Today',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '14d': 'Last 14 days',
  '30d': 'Last 30 days',
  month: 'This month',
  custom: 'From … to …',
}

type Props = {
  range: UsageRange
  custom: CustomSpan
  now: number
  onChange: (range: UsageRange, custom: CustomSpan) => void
}

/** Which span is shown. One of the person's own is in their own time. */
export function RangePicker({ range, custom, now, onChange }: Props) {
  const fault = range === 'custom' ? customSpanFault(custom, now) : undefined
  const field = (name: keyof CustomSpan, label: string) => (
    <TextInput
      type="datetime-local"
      size="xs"
      aria-label={label}
      value={asLocal(custom[name])}
      error={name === 'from' ? fault : Boolean(fault)}
      onChange={({ currentTarget: { value } }) => {
        const at = new Date(value).getTime()
        if (Number.isFinite(at)) onChange('custom', { ...custom, [name]: at })
      }}
    />
  )
  return (
    <Group gap="xs" align="flex-start">
      <Select
        aria-label="Range"
        size="xs"
        w={140}
        data={UsageRange.options.map((value) => ({ value, label: rangeNames[value] }))}
        value={range}
        allowDeselect={false}
        onChange={(value) => onChange(UsageRange.catch('7d').parse(value), custom)}
      />
      {range === 'custom' && (
        <>
          {field('from', 'From')}
          {field('to', 'To')}
        </>
      )}
    </Group>
  )
}

/** What a `datetime-local` field takes: the person's own time, without a zone. */
function asLocal(ms: number): string {
  const date = new Date(ms)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}
