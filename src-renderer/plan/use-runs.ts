import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Problem } from '../../shared/problem.ts'
import type { ChangeProgress, Outcome, Plan } from '../../shared/setup/plan.ts'
import { problemIn, useClient, useNotice } from '../api.tsx'
import { lookAgain } from '../keep-current.ts'

/** A plan being carried out, or carried out, while this screen has been open. */
export type Run = {
  readonly plan: Plan
  readonly progress: ReadonlyMap<string, ChangeProgress>
  /** Absent while it runs; set only when the step has been looked at again. */
  readonly outcome?: Outcome['status']
  readonly problem?: Problem
}

const byChange = (changes: readonly ChangeProgress[]) =>
  new Map(changes.map((change) => [change.changeId, change]))

/** Carries plans out and follows their progress, line by line, oldest first. */
export function useRuns() {
  const client = useClient()
  const cache = useQueryClient()
  const [runs, setRuns] = useState<readonly Run[]>([])

  const update = useCallback((planId: string, next: (run: Run) => Run) => {
    setRuns((all) => all.map((run) => (run.plan.id === planId ? next(run) : run)))
  }, [])
  const hear = useCallback(
    (heard: ChangeProgress) =>
      update(heard.planId, (run) => ({
        ...run,
        progress: new Map(run.progress).set(heard.changeId, heard),
      })),
    [update],
  )
  useNotice('changeProgressed', hear)

  const start = async (plan: Plan) => {
    const waiting = plan.changes.map(
      ({ id }): ChangeProgress => ({ planId: plan.id, changeId: id, status: 'waiting' }),
    )
    setRuns((all) => [...all, { plan, progress: byChange(waiting) }])
    const ending = await client.call('applyPlan', { planId: plan.id }).then(
      ({ status, changes }) => ({ outcome: status, progress: byChange(changes) }),
      (error: Error) => ({ outcome: 'failed' as const, problem: problemIn(error) }),
    )
    if ('progress' in ending) update(plan.id, (run) => ({ ...run, progress: ending.progress }))
    void lookAgain(cache)
    await cache.refetchQueries({ queryKey: ['checkStep', { step: plan.step }] })
    update(plan.id, (run) => ({
      ...run,
      outcome: ending.outcome,
      ...('problem' in ending && ending.problem && { problem: ending.problem }),
    }))
    return ending.outcome
  }

  const running = runs.find(({ outcome }) => outcome === undefined)
  return {
    runs,
    running,
    start,
    /** Ends what runs after the line it is at. */
    stop: () => running && client.call('cancelPlan', { planId: running.plan.id }).catch(() => null),
  }
}
