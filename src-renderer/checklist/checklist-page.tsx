import { Button, Group, Text } from '@mantine/core'
import { useCallback } from 'react'
import { problemIn, useAction, useCall, useNotice } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { formatDay, formatDayAndTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import classes from './checklist.module.css'
import { OneItem } from './one-item.tsx'

/** Paper outlives the year, which a screen leaves out while it is this one. */
const always = { now: 0 }

/** Whether the set-up is fit for work every day, with the proof of each point. Fits on paper. */
export function ChecklistPage() {
  const list = useCall('readChecklist', null, { refetchOnWindowFocus: 'always' })
  const declare = useAction('declareWanted', (read, cache) =>
    cache.setQueryData(['readChecklist', null], read),
  )
  const connection = useCall('readConnection', null)
  const problem = problemIn(list.error ?? declare.error)
  const { data, refetch } = list
  // Also what the app does by itself, such as asking a new model once more.
  const lookAgain = useCallback(() => void refetch(), [refetch])
  useNotice('planEnded', lookAgain)
  const settled = data?.items.filter(({ status }) => status === 'done' || status === 'not-wanted')
  const identity = connection.data?.identity
  return (
    <Screen
      title="Checklist"
      lead="What a set-up for work every day should have. Each point is looked at now, and says what proves it and since when."
    >
      <Group justify="space-between" mb="sm">
        <Text role="status">
          {data
            ? `${settled?.length} of ${data.items.length} in order. Looked at ${formatDayAndTime(data.checkedAt)}.`
            : 'Looking …'}
        </Text>
        <Group gap="xs" className={classes.noPrint}>
          <Button variant="default" size="xs" disabled={list.isFetching} onClick={lookAgain}>
            {list.isFetching ? 'Looking …' : 'Look again'}
          </Button>
          <Button variant="default" size="xs" disabled={!data} onClick={() => window.print()}>
            Print the checklist
          </Button>
        </Group>
      </Group>
      {identity && (
        <Text className={classes.onPaper}>
          Account {identity.account}, {connection.data?.region}, looked at by {identity.name}
          {data && ` on ${formatDay(data.checkedAt, always)}`}
        </Text>
      )}
      {problem && <ProblemHere problem={problem} />}
      {!data && !problem && <Loading what="Looking at every point" height={64} rows={8} />}
      {data && (
        <ol className={classes.list}>
          {data.items.map((item) => (
            <OneItem
              key={item.id}
              item={item}
              onDeclare={(isWanted) => declare.mutate({ item: item.id, isWanted })}
              onChanged={lookAgain}
            />
          ))}
        </ol>
      )}
    </Screen>
  )
}
