import { Anchor, Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { PlanRequest } from '../../shared/setup/plan.ts'
import { useClient } from '../api.tsx'
import { AskAdmin, canBeAsked } from './ask-admin.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { RunView } from './run-view.tsx'
import { useAskAdmin } from './use-ask-admin.ts'
import { useRuns } from './use-runs.ts'

type Props = {
  title: string
  request: PlanRequest
  /** The button that carries it out: a verb with its object. */
  verb: string
  onClose: () => void
}

/** A step outside the wizard: what it will change, carried out in the same place. */
export function StepPanel({ title, request, verb, onClose }: Props) {
  const client = useClient()
  const runs = useRuns()
  const asking = useAskAdmin()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const plan = useQuery({
    queryKey: ['planStep', request],
    queryFn: () => client.call('planStep', request),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const run = runs.runs.find((one) => one.plan.id === plan.data?.id)
  const isReady = plan.data !== undefined && plan.data.changes.length > 0 && !run
  const { data: planned } = plan
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Title order={2} tabIndex={-1} ref={heading}>
        {title}
      </Title>
      {run ? (
        <RunView run={run} order={3} />
      ) : (
        <PlanPreview plan={plan} hasTitle={false} saysWhyNothing />
      )}
      {asking.asked && (
        <AskAdmin key={asking.asked.id} plan={asking.asked} onClose={asking.close} />
      )}
      <Group gap="sm">
        <Button variant="default" onClick={runs.running ? () => void runs.stop() : onClose}>
          {runs.running ? 'Stop after this line' : run ? 'Close' : 'Cancel'}
        </Button>
        {planned && !run && canBeAsked(planned) && (
          <Anchor
            component="button"
            type="button"
            c="dimmed"
            aria-expanded={asking.asked !== undefined}
            onClick={() => (asking.asked ? asking.close() : asking.open(planned))}
          >
            I can’t do this, ask my admin
          </Anchor>
        )}
        {!run && (
          <Button
            {...(!isReady && { 'data-disabled': true, 'aria-disabled': true })}
            onClick={() => {
              if (planned && isReady) void runs.start(planned)
            }}
          >
            {verb}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
