import type { Foreseen, PolicyForesight } from '../../../shared/setup/policy-check.ts'
import type { PrincipalRow } from '../../../shared/setup/review.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { mapAtMost } from '../map-at-most.ts'
import { chosenPrincipal } from '../policy/chosen-principal.ts'
import { type PolicyShift, type Question, simulate, type Verdict } from '../policy/simulate.ts'
import { wantedPolicies } from '../policy/wanted-policy.ts'
import { failure } from '../problems.ts'
import { planPermissions } from '../steps/plan-permissions.ts'
import type { StepContext } from '../steps/step.ts'
import { type AskedAbility, abilitiesToAsk } from './abilities.ts'
import { type Held, shiftOf } from './after-plan.ts'
import { contextFor } from './wanted-for.ts'

/** So many abilities at a time, each a few simulations, that IAM need not slow us down. */
const atOnce = 4

/**
 * What the chosen user, role or group may do now, and what once this text is in force and all else of the plan is done.
 * Both are IAM's own simulation, with groups, boundary and organisation. Throws permission.denied to whoever may not ask.
 */
export async function foreseePolicyDocument(
  context: StepContext,
  text: string,
): Promise<PolicyForesight> {
  const after = await contextFor(context, text)
  const [{ chosen }, abilities] = await Promise.all([
    chosenPrincipal(context),
    abilitiesToAsk(context),
  ])
  if (!chosen) throw failure('input.invalid', { detail: 'Choose a user, role or group first.' })
  const shift = await shiftOnceApplied(after, chosen)
  const isShifted = shift.added.length > 0 || shift.removed.length > 0
  const rows = await mapAtMost(atOnce, abilities, async (each) => {
    const now = await verdictNow(context, chosen.arn, each)
    const afterwards = isShifted ? await verdictOn(context, chosen.arn, each, shift) : now
    return { ability: each.ability, now, afterwards }
  })
  return {
    name: chosen.name,
    rows: [
      ...rows.filter(({ now, afterwards }) => now !== afterwards),
      ...rows.filter(({ now, afterwards }) => now === afterwards),
    ],
  }
}

async function shiftOnceApplied(after: StepContext, chosen: PrincipalRow): Promise<PolicyShift> {
  const [{ policies, whole }, plan, groups] = await Promise.all([
    wantedPolicies(after),
    planPermissions(after),
    ifAllowed(() => groupsOf(after, chosen)),
  ])
  if (plan.byHand) return { added: [JSON.stringify(whole)], removed: [] }
  return shiftOf(plan.changes, policies, { ...chosen, groups: groups ?? [] })
}

/** The groups a user is in, with what each of them holds. */
async function groupsOf(
  { aws, signal }: StepContext,
  { kind, name }: PrincipalRow,
): Promise<Held['groups']> {
  if (kind !== 'user') return []
  const { Groups = [] } = await aws.call('iam', 'ListGroupsForUser', { UserName: name }, { signal })
  return Promise.all(
    Groups.map(async ({ GroupName = '' }) => {
      const [{ AttachedPolicies = [] }, { PolicyNames = [] }] = await Promise.all([
        aws.call('iam', 'ListAttachedGroupPolicies', { GroupName }, { signal }),
        aws.call('iam', 'ListGroupPolicies', { GroupName }, { signal }),
      ])
      return {
        name: GroupName,
        attached: AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []),
        inline: PolicyNames,
      }
    }),
  )
}

/** Does not depend on the text, so it is kept while somebody writes. */
const verdictNow = (context: StepContext, arn: string, asked: AskedAbility): Promise<Foreseen> =>
  context.remember(`foreseen ${arn} ${JSON.stringify(asked)}`, 15_000, () =>
    verdictOn(context, arn, asked),
  )

async function verdictOn(
  context: StepContext,
  arn: string,
  { questions }: AskedAbility,
  shift?: PolicyShift,
): Promise<Foreseen> {
  const verdicts = await Promise.all(
    questions.map(
      (question: Question): Promise<Verdict[]> => simulate(context, arn, question, shift),
    ),
  )
  const allowed = verdicts.flat().filter(({ isAllowed }) => isAllowed).length
  if (allowed === 0) return 'denied'
  return allowed === verdicts.flat().length ? 'allowed' : 'partly'
}
