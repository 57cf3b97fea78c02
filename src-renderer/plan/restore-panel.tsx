import { Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { CallInput } from '../../shared/contract.ts'
import type { Plan } from '../../shared/setup/plan.ts'
import { useClient } from '../api.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { RunView } from './run-view.tsx'
import { useRuns } from './use-runs.ts'

type Call = 'planRestore' | 'planBackupRestore'
type Props<Name extends Call> = {
  title: string
  /** What plans it, and of what. */
  call: Name
  input: CallInput<Name>
  /** The button that carries it out: a verb with its object. */
  verb: string
  onClose: () => void
}

/** What putting something back will change, and the button that does. Leaving it is the default. */
export function RestorePanel<Name extends Call>({
  title,
  call,
  input,
  verb,
  onClose,
}: Props<Name>) {
  const client = useClient()
  const runs = useRuns()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const plan = useQuery<Plan>({
    queryKey: [call, input],
    queryFn: () => client.call(call, input),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const run = runs.runs.at(-1)
  const canRestore = plan.data && plan.data.changes.length > 0
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Title order={3} tabIndex={-1} ref={heading}>
        {title}
      </Title>
      {run ? <RunView run={run} order={3} /> : <PlanPreview plan={plan} hasTitle={false} />}
      <Group gap="sm">
        <Button variant="default" onClick={onClose}>
          {run ? 'Close' : 'Keep it as it is'}
        </Button>
        {!run && (
          <Button
            {...(!canRestore && { 'data-disabled': true, 'aria-disabled': true })}
            onClick={() => {
              if (canRestore) void runs.start(plan.data)
            }}
          >
            {verb}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
