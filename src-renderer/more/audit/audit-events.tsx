import { Text } from '@mantine/core'
import type { BedrockEvent } from '../../../shared/setup/audit.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { formatDayAndTime } from '../../ui/format.ts'

const mostShown = 8
const columns = [
  { title: 'When', cell: ({ at }: BedrockEvent) => formatDayAndTime(at) },
  { title: 'Who', cell: ({ who }: BedrockEvent) => who },
  { title: 'Call', cell: ({ name }: BedrockEvent) => name },
  { title: 'Model', cell: ({ model }: BedrockEvent) => model ?? '' },
  { title: 'Region', cell: ({ region }: BedrockEvent) => region },
  { title: 'Outcome', cell: ({ refused }: BedrockEvent) => refused ?? 'answered' },
] as const

/** The newest calls to models, as CloudTrail has them on record without any trail. */
export function AuditEvents({ events }: { events: readonly BedrockEvent[] | undefined }) {
  if (!events)
    return (
      <Text size="sm">
        You may not look up the record. An administrator may (cloudtrail:LookupEvents).
      </Text>
    )
  if (events.length === 0)
    return (
      <Text size="sm">
        No call to a model is on record yet. CloudTrail shows one about 5 to 15 minutes after it.
      </Text>
    )
  return (
    <>
      <Text size="sm">The newest calls on record. What was asked and answered is not in it.</Text>
      <DataTable
        caption="Calls to Claude on record"
        columns={columns}
        rows={events.slice(0, mostShown)}
        rowKey={({ id }) => id}
      />
    </>
  )
}
