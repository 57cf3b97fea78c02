import { ProblemError } from '../../shared/problem.ts'
import type { ConnectionChoice } from '../../shared/setup/connection.ts'
import type { Plan, PlanRequest } from '../../shared/setup/plan.ts'
import { homeBench } from './connect/home-bench.ts'
import type { Connections } from './connections.ts'
import type { Plans } from './plans.ts'
import type { Powers } from './powers.ts'
import { failure } from './problems.ts'
import { steps } from './steps/all-steps.ts'
import { planPastedKeys } from './steps/plan-pasted-keys.ts'
import type { StepContext } from './steps/step.ts'

/** Plans one step on the current connection; pasted keys on the person's own files, and then connects with them. */
export async function planStep(
  powers: Powers,
  { session, context, connect, forget }: Connections,
  plans: Plans,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<Plan> {
  if (request.step === 'sign-in') {
    const { profile } = request.keys
    const plan = await planPastedKeys(powers, request.keys)
    const choice: ConnectionChoice = { kind: 'profile', profile }
    const current = await session()
    return plans.hold(
      current,
      { ...plan, step: 'sign-in' },
      async ({ status }) => {
        if (status === 'done') await connect(choice)
      },
      { aws: current.aws, ...homeBench(powers) },
    )
  }
  const step = steps[request.step]
  if (!step.plan) throw failure('plan.unknown', { detail: 'Nothing is changed by this step.' })
  const looking = await context(signal)
  const made = await step.plan(looking, request)
  return plans.hold(
    await session(),
    { ...made, step: request.step, account: looking.identity.account },
    async () => {
      await forget()
      if (step.finished) await noteAfterwards(powers, context, step.finished)
    },
  )
}

/** What could not be noted is logged: it must not hide what the plan itself has done. */
async function noteAfterwards(
  { log }: Powers,
  context: Connections['context'],
  note: (context: StepContext) => Promise<void>,
): Promise<void> {
  try {
    await note(await context(AbortSignal.timeout(afterwardsMs)))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    log('warn', 'What a plan has shown could not be kept', { problem: error.problem.code })
  }
}

/** What is noted afterwards belongs to no request of the window, and must not take for ever. */
const afterwardsMs = 60_000
