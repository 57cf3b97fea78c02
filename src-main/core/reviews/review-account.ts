import { ProblemError } from '../../../shared/problem.ts'
import type { Ability, AccountReview } from '../../../shared/setup/review.ts'
import { principalArnOf, simulate } from '../policy/simulate.ts'
import { chosenOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { type AskedAbility, abilities } from './abilities.ts'

/**
 * What this identity may do, without doing any of it: IAM's simulation where it may be asked, else harmless reads. What
 * neither can tell is `unknown`.
 */
export const reviewAccount = (context: StepContext): Promise<AccountReview> =>
  context.remember('abilities', 5_000, async () => {
    const [general, perProfile] = await Promise.all([
      allowedActions(context, false),
      allowedActions(context, true),
    ])
    const rows = await Promise.all(
      abilities.map(async (ability): Promise<Ability> => {
        const { id, title, actions, neededFor } = ability
        const allowed = ability.isPerProfile ? perProfile : general
        const found: Found = allowed
          ? { answer: actions.every((each) => allowed.has(each)) ? 'yes' : 'no', how: 'asked IAM' }
          : await tryIt(context, ability)
        return { id, title, actions: [...actions], neededFor, ...found }
      }),
    )
    return { abilities: rows }
  })

type Found = Pick<Ability, 'answer' | 'how'>

/** What IAM says is allowed, on the chosen profiles or in general; undefined when this identity may not ask. */
async function allowedActions(
  context: StepContext,
  isPerProfile: boolean,
): Promise<ReadonlySet<string> | undefined> {
  const asked = abilities.filter((ability) => Boolean(ability.isPerProfile) === isPerProfile)
  const actions = [...new Set(asked.flatMap((ability) => ability.actions))]
  try {
    const arn = await principalArnOf(context)
    if (arn === undefined) return undefined
    const resources = isPerProfile ? await chosenProfileArns(context) : undefined
    const verdicts = await simulate(context, arn, { actions, ...(resources && { resources }) })
    const refused = new Set(
      verdicts.filter(({ isAllowed }) => !isAllowed).map(({ action }) => action),
    )
    return new Set(actions.filter((action) => !refused.has(action)))
  } catch (error) {
    if (isCancelled(error)) throw error
    return undefined
  }
}

async function chosenProfileArns(context: StepContext): Promise<string[] | undefined> {
  const { profiles } = await chosenOf(context)
  return profiles.length > 0 ? profiles.map(({ arn }) => arn) : undefined
}

async function tryIt(context: StepContext, { attempt }: AskedAbility): Promise<Found> {
  if (!attempt) return { answer: 'unknown', how: 'only doing it would tell' }
  try {
    await attempt(context)
    return { answer: 'yes', how: 'tried it' }
  } catch (error) {
    if (isCancelled(error)) throw error
    return isDenied(error)
      ? { answer: 'no', how: 'tried it' }
      : { answer: 'unknown', how: 'AWS did not say' }
  }
}

const codeOf = (error: unknown) => (error instanceof ProblemError ? error.problem.code : undefined)
const isCancelled = (error: unknown) => codeOf(error) === 'app.cancelled'
const isDenied = (error: unknown) => {
  const code = codeOf(error)
  return code === 'permission.denied' || code === 'permission.deniedByOrganization'
}
