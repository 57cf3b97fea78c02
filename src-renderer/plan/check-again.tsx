import { Button, Group, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Finding, StepId } from '../../shared/setup/step.ts'
import { problemIn, useAction } from '../api.tsx'
import { lookAgain } from '../keep-current.ts'
import { ProblemHere } from '../problem-here.tsx'

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/** Looks whether the administrator has done it, and says what was seen and when. */
export function CheckAgain({ step }: { step: StepId }) {
  const cache = useQueryClient()
  const look = useAction('checkStep', (finding) => {
    cache.setQueryData(['checkStep', { step }], finding)
    // What follows from it may have become possible too.
    if (finding.status === 'done') void lookAgain(cache, ['checkStep'])
  })
  const problem = problemIn(look.error)
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-start">
        <Button
          variant="default"
          {...(look.isPending && { 'data-disabled': true, 'aria-disabled': true })}
          onClick={() => {
            if (!look.isPending) look.mutate({ step })
          }}
        >
          Check again
        </Button>
        <Text role="status" flex={1} miw={240} mt={6}>
          {look.isPending ? 'Looking…' : look.data && inWords(look.data)}
        </Text>
      </Group>
      {problem && <ProblemHere problem={problem} onRetry={() => look.mutate({ step })} />}
    </Stack>
  )
}

function inWords({ status, title, detail, checkedAt }: Finding): string {
  const at = clock.format(checkedAt)
  const seen = [`${title}.`, detail].filter(Boolean).join(' ')
  if (status === 'done') return `Done, seen at ${at}. ${seen}`
  if (status === 'waiting') return `Begun, seen at ${at}. ${seen}`
  return `Not done yet at ${at}. ${seen}`
}
