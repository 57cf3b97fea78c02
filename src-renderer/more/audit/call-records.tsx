import { Button, Stack, Text } from '@mantine/core'
import type { CallRecord, LoggingReview } from '../../../shared/setup/invocation-logging.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { formatCount, formatDayAndTime } from '../../ui/format.ts'
import classes from '../more.module.css'

const mostShown = 8
const count = (title: string, of: (record: CallRecord) => number) => ({
  title,
  align: 'right' as const,
  cell: (record: CallRecord) => formatCount(of(record)),
})
const columns = [
  {
    title: 'When',
    cell: ({ at }: CallRecord) => <span className={classes.whole}>{formatDayAndTime(at)}</span>,
  },
  { title: 'Who', cell: ({ who }: CallRecord) => who },
  { title: 'Model', cell: ({ model }: CallRecord) => model },
  count('Input', ({ input }) => input),
  count('Cache read', ({ cacheRead }) => cacheRead),
  count('Cache write', ({ cacheWrite }) => cacheWrite),
  count('Output', ({ output }) => output),
  { title: 'Text', cell: ({ hasText }: CallRecord) => (hasText ? 'kept' : 'not kept') },
]

type Props = {
  review: LoggingReview
  isLooking: boolean
  onLook: () => void
}

/** The newest calls on record with their tokens. Text that is kept is not shown: it is nobody's business here. */
export function CallRecords({ review, isLooking, onLook }: Props) {
  if (!review.setting) return null
  return (
    <Stack gap="xs" align="stretch">
      <Records review={review} />
      {review.records && (
        <Button variant="default" size="xs" w="fit-content" loading={isLooking} onClick={onLook}>
          Look again
        </Button>
      )}
    </Stack>
  )
}

function Records({ review: { setting, records } }: Pick<Props, 'review'>) {
  if (!setting) return null
  if (setting.logGroup === undefined)
    return (
      <Text size="sm">
        The records are files in the bucket {setting.bucket}. They can be read in the S3 console.
      </Text>
    )
  if (!records)
    return (
      <Text size="sm">
        You may not read what is recorded in {setting.logGroup}. An administrator may
        (logs:GetLogEvents).
      </Text>
    )
  if (records.length === 0)
    return (
      <Text size="sm">
        No call is on record yet. The next one appears here within minutes of its answer.
      </Text>
    )
  return (
    <DataTable
      caption="Calls on record, with their tokens"
      columns={columns}
      rows={records.slice(0, mostShown)}
      rowKey={({ id }) => id}
    />
  )
}
