import { ProblemError } from '../../../shared/problem.ts'
import type { ChangeProgress, ChangeStatus, Outcome } from '../../../shared/setup/plan.ts'
import type { Aws } from '../aws/aws.ts'
import { unexpectedProblem } from '../problems.ts'
import type { Change, ChangePlan } from './change.ts'
import type { LedgerLine } from './ledger.ts'
import type { Ledger } from './ledger-file.ts'
import { performRecorded } from './perform-recorded.ts'
import { holdPlan } from './plan-lock.ts'

export type Execution = {
  readonly aws: Aws
  readonly ledger: Ledger
  /** Where copies of edited files are kept. */
  readonly backups: string
  readonly now: () => number
  readonly tell: (progress: ChangeProgress) => void
  readonly signal: AbortSignal
  /** Told of mistakes of ours: the screen gets only app.unexpected. */
  readonly onUnexpected?: (error: unknown) => void
}

/**
 * The only place that changes anything. Each change is written to the ledger, performed, and written again; changes
 * that do not wait for each other run together; after the first failure, or a cancel, nothing new is begun.
 */
export async function execute(plan: ChangePlan, run: Execution): Promise<Outcome> {
  const { ledger, now } = run
  const release = await holdPlan(ledger.path, plan.id)
  try {
    await ledger.append(begun(plan, now()))
    const outcome = await carryOut(plan, run)
    await ledger.append({ format: 1, id: plan.id, event: 'ended', at: now() })
    return outcome
  } finally {
    await release()
  }
}

function begun({ id, account, step, title, changes, undoes }: ChangePlan, at: number): LedgerLine {
  return {
    format: 1,
    id,
    at,
    event: 'begun',
    account,
    step,
    title,
    pid: process.pid,
    changes: changes.map((change) => ({ id: change.id, title: change.title })),
    ...(undoes && { undoes: [...new Set(Object.values(undoes))] }),
  }
}

async function carryOut(plan: ChangePlan, run: Execution): Promise<Outcome> {
  const results = new Map<string, ChangeProgress>()
  const outputs = new Map<string, unknown>()
  const started = new Set<string>()

  const report = (changeId: string, status: ChangeStatus, more: Partial<ChangeProgress> = {}) => {
    const progress: ChangeProgress = { planId: plan.id, changeId, status, ...more }
    results.set(changeId, progress)
    run.tell(progress)
  }
  const isReady = ({ id, after }: Change) =>
    !started.has(id) && after.every((earlier) => results.get(earlier)?.status === 'done')
  const isStopped = () =>
    run.signal.aborted || [...results.values()].some(({ status }) => status === 'failed')

  const runOne = async (change: Change) => {
    started.add(change.id)
    report(change.id, 'running')
    try {
      const { note, output } = await performRecorded(change, plan, {
        ...run,
        outputs,
        tell: (words) => report(change.id, 'running', { note: words }),
      })
      outputs.set(change.id, output)
      report(change.id, 'done', note === undefined ? {} : { note })
    } catch (error) {
      if (!(error instanceof ProblemError)) run.onUnexpected?.(error)
      const problem = error instanceof ProblemError ? error.problem : unexpectedProblem
      report(change.id, 'failed', { problem })
    }
    await runReady()
  }
  const runReady = async (): Promise<void> => {
    if (isStopped()) return
    await Promise.all(plan.changes.filter(isReady).map(runOne))
  }

  for (const { id } of plan.changes) report(id, 'waiting')
  await runReady()
  for (const { id } of plan.changes) if (!started.has(id)) report(id, 'not-run')

  const changes = plan.changes.flatMap(({ id }) => results.get(id) ?? [])
  return { planId: plan.id, status: statusOf(changes, run.signal), changes }
}

function statusOf(changes: readonly ChangeProgress[], signal: AbortSignal): Outcome['status'] {
  if (changes.every(({ status }) => status === 'done')) return 'done'
  const isOwnFault = changes.some(({ problem }) => problem && problem.code !== 'app.cancelled')
  return signal.aborted && !isOwnFault ? 'cancelled' : 'failed'
}
