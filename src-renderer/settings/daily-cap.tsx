import { NumberInput, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { standardDailyCapUsd } from '../../shared/usage/watching.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { formatUsd } from '../ui/format.ts'

/** What looking at the usage may cost in a day. AWS charges for every question it answers. */
export function DailyCap() {
  const settings = useCall('readSettings', null)
  const save = useAction('saveSettings', (saved, cache) => {
    cache.setQueryData(['readSettings', null], saved)
    void cache.invalidateQueries({ queryKey: ['readUsage'] })
  })
  const [typed, setTyped] = useState<number>()
  const problem = problemIn(save.error)
  if (!settings.data) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="daily-cap">
      <Title order={2} id="daily-cap">
        What looking may cost
      </Title>
      <Text c="dimmed">
        AWS charges $0.01 for 1,000 metrics and for each question to Cost Explorer. When the day’s
        limit is reached, the usage window shows what it has until midnight UTC; reading anew by
        hand always works.
      </Text>
      {problem && <ProblemHere problem={problem} />}
      <NumberInput
        label="US dollars a day"
        description={`${formatUsd(standardDailyCapUsd, { digits: 3 })} unless you say otherwise: less than a dollar in 30 days`}
        w={280}
        min={0}
        max={100}
        step={0.01}
        decimalScale={3}
        value={typed ?? settings.data.dailyCapUsd ?? standardDailyCapUsd}
        onChange={(value) => typeof value === 'number' && setTyped(value)}
        onBlur={() => typed !== undefined && save.mutate({ dailyCapUsd: typed })}
      />
    </Stack>
  )
}
