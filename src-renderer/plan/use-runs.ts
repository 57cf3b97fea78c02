import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../shared/problem.ts'
import type { Client } from '../../shared/rpc/client.ts'
import type { ChangeProgress, Outcome, Plan, RunningPlan } from '../../shared/setup/plan.ts'
import type { StepId } from '../../shared/setup/step.ts'
import { problemIn, useClient, useNotice } from '../api.tsx'
import { lookAgain } from '../keep-current.ts'

/** A plan being carried out, or carried out, while this screen has been open. */
export type Run = {
  readonly plan: Plan
  readonly progress: ReadonlyMap<string, ChangeProgress>
  /** Absent while it runs; set only when the step has been looked at again. */
  readonly outcome?: Outcome['status']
  readonly problem?: Problem
  /** It was begun elsewhere: its end is heard of, not waited for. */
  readonly isAdopted?: boolean
}

const byChange = (changes: readonly ChangeProgress[]) =>
  new Map(changes.map((change) => [change.changeId, change]))

const none: readonly StepId[] = []

/**
 * Carries plans out and follows their progress, line by line, oldest first. What was begun for one of `steps` before
 * this screen was there, on another screen or before a reload, is followed too.
 */
export function useRuns(steps = none) {
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
  useEffect(() => adopt(client, steps, setRuns), [client, steps])
  const adopted = runs.filter(({ isAdopted }) => isAdopted).map(({ plan }) => plan.id)
  const end = ({ planId, status, changes }: Outcome) => {
    if (!adopted.includes(planId)) return
    update(planId, (run) => ({ ...run, outcome: status, progress: byChange(changes) }))
    void lookAgain(cache)
  }
  useNotice('planEnded', end)

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

/** Takes over what is already under way; gives back how to stop caring. */
function adopt(client: Client, steps: readonly StepId[], set: (next: Adopting) => void) {
  let isCaring = steps.length > 0
  if (isCaring)
    client.call('readRunning', null).then(
      (running) => {
        const own = running.filter(({ plan }) => steps.includes(plan.step))
        if (isCaring) set((runs) => [...runs, ...own.flatMap((one) => runOf(one, runs))])
      },
      // The screen works without it: what runs shows in the checks as soon as it is done.
      () => undefined,
    )
  return () => {
    isCaring = false
  }
}

type Adopting = (runs: readonly Run[]) => readonly Run[]

const runOf = ({ plan, progress }: RunningPlan, known: readonly Run[]): Run[] =>
  known.some((run) => run.plan.id === plan.id)
    ? []
    : [{ plan, progress: byChange(progress), isAdopted: true }]
