import { Button, Group, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { FileVersion } from '../../shared/setup/file-versions.ts'
import { useClient } from '../api.tsx'
import { PlanPreview } from '../plan/plan-preview.tsx'
import { RunView } from '../plan/run-view.tsx'
import { useRuns } from '../plan/use-runs.ts'

type Props = { path: string; version: FileVersion; onClose: () => void }

/** What putting a version back will change, and the button that does. */
export function RestorePanel({ path, version, onClose }: Props) {
  const client = useClient()
  const runs = useRuns()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const plan = useQuery({
    queryKey: ['planRestore', version.id],
    queryFn: () => client.call('planRestore', { versionId: version.id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const run = runs.runs.at(-1)
  const canRestore = plan.data && plan.data.changes.length > 0
  return (
    <Stack gap="sm" component="section" aria-label="Restore a version">
      <Title order={3} tabIndex={-1} ref={heading}>
        Restore {path}
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
            Restore this version
          </Button>
        )}
      </Group>
    </Stack>
  )
}
