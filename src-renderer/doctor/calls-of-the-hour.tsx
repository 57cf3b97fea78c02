import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { problemIn, useCall } from '../api.tsx'
import { goTo } from '../navigation.ts'
import { ProblemHere } from '../problem-here.tsx'
import { Evidence } from '../ui/evidence.tsx'
import { formatTokens } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './doctor.module.css'

/** How the calls of the last hour went: refusals for going too fast, and the cache. */
export function CallsOfTheHour() {
  const health = useCall('reviewCalls', null)
  const problem = problemIn(health.error) ?? health.data?.problem
  return (
    <Stack gap="sm" component="section" aria-labelledby="hour">
      <Group justify="space-between">
        <Title order={2} id="hour">
          The last hour
        </Title>
        <Button variant="default" size="xs" onClick={() => goTo('usage')}>
          See the usage
        </Button>
      </Group>
      {problem && <ProblemHere problem={problem} onRetry={() => void health.refetch()} isCalm />}
      {health.isPending && <Loading what="Reading the last hour" height={44} rows={2} />}
      {health.data && !problem && <Both {...health.data} />}
    </Stack>
  )
}

type Health = NonNullable<ReturnType<typeof useCall<'reviewCalls'>>['data']>

function Both({ throttling, caching }: Health) {
  return (
    <ul className={classes.list}>
      <Judged name="Throttling" {...throttling} words={throttling.cures}>
        {throttling.throttled > 0 && (
          <Evidence
            items={throttling.models.map(({ name, calls, throttled }) => ({
              label: name,
              value: `${throttled.toLocaleString()} of ${calls.toLocaleString()} calls refused`,
            }))}
          />
        )}
      </Judged>
      <Judged name="Caching" {...caching} words={caching.reasons}>
        {caching.hitRate !== null && (
          <Evidence
            items={[
              { label: 'Read from the cache', value: tokens(caching.readTokens) },
              { label: 'Written to the cache', value: tokens(caching.writtenTokens) },
              { label: 'Read without it', value: tokens(caching.uncachedTokens) },
            ]}
          />
        )}
      </Judged>
    </ul>
  )
}

const tokens = (value: number) => `${formatTokens(value)} tokens`

type Props = {
  name: string
  title: string
  isWrong: boolean
  words: readonly string[]
  children: ReactNode
}

function Judged({ name, title, isWrong, words, children }: Props) {
  return (
    <li className={classes.finding}>
      <Group justify="space-between" wrap="nowrap" align="baseline">
        <Text {...(isWrong && { fw: 500 })}>
          <span className={classes.step}>{name}</span> {title}
        </Text>
        <StatusBadge
          status={isWrong ? 'needs-you' : 'done'}
          word={isWrong ? 'Worth a look' : 'In order'}
        />
      </Group>
      {words.length > 0 && (
        <ul className={classes.plain}>
          {words.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {children && <div className={classes.numbers}>{children}</div>}
    </li>
  )
}
