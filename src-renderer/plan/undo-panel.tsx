import { Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { UndoRequest } from '../../shared/setup/plan.ts'
import { useClient } from '../api.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { RunView } from './run-view.tsx'
import type { useRuns } from './use-runs.ts'

type Props = {
  title: string
  request: UndoRequest
  runs: ReturnType<typeof useRuns>
  /** The button that carries it out. */
  verb: string
  onClose: () => void
}

/** What taking it back will change, and the button that does. Keeping everything is the default. */
export function UndoPanel({ title, request, runs, verb, onClose }: Props) {
  const client = useClient()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const plan = useQuery({
    queryKey: ['planUndo', request],
    queryFn: () => client.call('planUndo', request),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const run = runs.runs.find((one) => one.plan.id === plan.data?.id)
  const canUndo = plan.data && plan.data.changes.length > 0 && !run
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Title order={2} tabIndex={-1} ref={heading}>
        {title}
      </Title>
      {run ? <RunView run={run} order={3} /> : <PlanPreview plan={plan} hasTitle={false} />}
      <Group gap="sm">
        <Button variant="default" onClick={runs.running ? () => void runs.stop() : onClose}>
          {runs.running ? 'Stop after this line' : run ? 'Close' : 'Keep it'}
        </Button>
        {!run && (
          <Button
            variant="outline"
            color="red"
            {...(!canUndo && { 'data-disabled': true, 'aria-disabled': true })}
            onClick={() => {
              if (canUndo) void runs.start(plan.data)
            }}
          >
            {verb}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
