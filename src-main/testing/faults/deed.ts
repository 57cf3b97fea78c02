import type { Plan, PlanRequest, UndoRequest } from '../../../shared/setup/plan.ts'
import type { StepId } from '../../../shared/setup/step.ts'
import type { OpenApp } from '../open-app.ts'
import type { Ground } from './ground.ts'

/** What is asked of the app: a step, or a way back. */
export type Deed =
  | { readonly kind: 'step'; readonly request: PlanRequest }
  | { readonly kind: 'undo'; readonly request: UndoRequest }

export const planOf = ({ ask }: OpenApp, deed: Deed): Promise<Plan> =>
  deed.kind === 'step' ? ask('planStep', deed.request) : ask('planUndo', deed.request)

/** Plans and, if anything is to be changed, carries out. Gives what went wrong in words, or undefined. */
export async function carryOut(
  app: OpenApp,
  deed: Deed,
  onBegin: () => void = () => {},
): Promise<string | undefined> {
  const plan = await planOf(app, deed)
  if (plan.changes.length === 0) return undefined
  onBegin()
  const { changes } = await app.ask('applyPlan', { planId: plan.id })
  const failed = changes.find(({ status }) => status !== 'done')
  return failed && `${failed.changeId} ${failed.status}: ${wordsOf(failed.problem)}`
}

export const wordsOf = (
  problem: { title: string; detail?: string | undefined; raw?: string | undefined } | undefined,
) => [problem?.title, problem?.detail, problem?.raw].filter(Boolean).join(' · ')

/** What the step's check says once AWS has had the time to set up what was asked of it. */
export function checkDeed(app: OpenApp, { practice }: Ground, deed: Deed) {
  practice.account.clockAheadMs += 60_000
  return app.ask('checkStep', { step: stepOf(deed) })
}

/** The step whose check tells how things stand after a deed. */
export const stepOf = ({ request }: Deed): StepId =>
  'step' in request ? request.step : 'permissions'
