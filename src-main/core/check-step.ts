import { ProblemError } from '../../shared/problem.ts'
import type { Finding, StepId } from '../../shared/setup/step.ts'
import type { Connections } from './connections.ts'
import type { Powers } from './powers.ts'
import { steps } from './steps/all-steps.ts'
import { finding } from './steps/finding.ts'

/** What a step sees. A check that AWS refuses is a finding too: the person has to know why nothing can be said. */
export async function foundByCheck(
  { now }: Powers,
  { context, suspect }: Connections,
  step: StepId,
  signal: AbortSignal,
): Promise<Finding> {
  try {
    return await steps[step].check(await context(signal))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { problem } = error
    if (problem.code.startsWith('credentials.')) await suspect()
    const isDenied = problem.code === 'permission.denied'
    const status = isDenied ? 'needs-admin' : step === 'sign-in' ? 'needs-you' : 'blocked'
    return finding(step, status, problem.title, now(), { problem })
  }
}
