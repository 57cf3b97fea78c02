import { Text } from '@mantine/core'
import type { BedrockEvent } from '../../../shared/setup/audit.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { formatDayAndTime } from '../../ui/format.ts'
import classes from '../more.module.css'

const mostShown = 8
const columns = [
  {
    title: 'When',
    cell: ({ at }: BedrockEvent) => <span className={classes.whole}>{formatDayAndTime(at)}</span>,
  },
  { title: 'Who', cell: ({ who }: BedrockEvent) => who },
  {
    title: 'Call',
    cell: ({ name, model, region }: BedrockEvent) => (
      <>
        {name}
        <Text size="xs" c="dimmed">
          {[model, region].filter((each) => each !== undefined).join(', ')}
        </Text>
      </>
    ),
  },
  {
    title: 'Outcome',
    cell: ({ refused }: BedrockEvent) => (refused ? `Refused (${refused})` : 'Answered'),
  },
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
