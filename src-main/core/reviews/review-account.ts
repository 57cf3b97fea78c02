import { ProblemError } from '../../../shared/problem.ts'
import type { Ability, AccountReview } from '../../../shared/setup/review.ts'
import type { StepContext } from '../steps/step.ts'
import { type AskedAbility, abilities } from './abilities.ts'
import { principalArnOf } from './principal-arn.ts'

/**
 * What this identity may do, without doing any of it: IAM's simulation where it may be asked, else harmless reads. What
 * neither can tell is `unknown`.
 */
export async function reviewAccount(context: StepContext): Promise<AccountReview> {
  const simulated = await context.remember(`abilities ${context.profile}`, 30_000, () =>
    simulate(context),
  )
  const rows = await Promise.all(
    abilities.map(async (ability): Promise<Ability> => {
      const { id, title, actions, neededFor } = ability
      const told = simulated?.(actions)
      const found =
        told === undefined ? await tryIt(context, ability) : { answer: told, how: 'asked IAM' }
      return { id, title, actions: [...actions], neededFor, ...found }
    }),
  )
  return { abilities: rows }
}

type Answer = Ability['answer']

/** An oracle over action names, or undefined when this identity may not ask IAM. */
async function simulate(context: StepContext) {
  const { aws, identity, signal } = context
  const arn = principalArnOf(identity)
  if (arn === undefined) return undefined
  try {
    const { EvaluationResults = [] } = await aws.call(
      'iam',
      'SimulatePrincipalPolicy',
      {
        PolicySourceArn: arn,
        ActionNames: [...new Set(abilities.flatMap(({ actions }) => actions))],
      },
      { signal },
    )
    const allowed = new Set(
      EvaluationResults.filter(({ EvalDecision }) => EvalDecision === 'allowed').map(
        ({ EvalActionName }) => EvalActionName,
      ),
    )
    return (actions: readonly string[]): Answer =>
      actions.every((action) => allowed.has(action)) ? 'yes' : 'no'
  } catch (error) {
    if (error instanceof ProblemError) return undefined
    throw error
  }
}

async function tryIt(
  context: StepContext,
  { attempt }: AskedAbility,
): Promise<Pick<Ability, 'answer' | 'how'>> {
  if (!attempt) return { answer: 'unknown', how: 'only doing it would tell' }
  try {
    await attempt(context)
    return { answer: 'yes', how: 'tried it' }
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : undefined
    if (code === 'permission.denied' || code === 'permission.deniedByOrganization')
      return { answer: 'no', how: 'tried it' }
    return { answer: 'unknown', how: 'AWS did not say' }
  }
}
