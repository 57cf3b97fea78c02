import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { Finding } from '../../../shared/setup/step.ts'
import { asUtc } from '../as-utc.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { chosenPrincipal, ownPrincipal } from '../policy/chosen-principal.ts'
import { neighbourOf } from '../policy/neighbour.ts'
import { keepProof } from '../policy/proof-records.ts'
import { type Truth, truthTable } from '../policy/truth-table.ts'
import { chosenOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import { provingCalls, provingChanges } from './proving-calls.ts'
import type { Step, StepContext } from './step.ts'

/** The policy was used: as that identity one call answered, and a neighbouring one was refused. */
export const proof: Step = {
  id: 'proof',
  check: async (context) => {
    const chosen = await principalToTry(context)
    const now = context.now()
    if (!chosen) return finding('proof', 'needs-you', 'Choose who may use Claude first', now)
    const truths = await truthsOf(context, chosen.arn)
    const simulated = truths ? evidenceOf(truths) : []
    if (chosen.profile === undefined) return onlySimulated(chosen, truths, now)
    const calls = provingCalls(context.ledger, chosen.profile)
    const isProven = calls.length === 2 && calls.every(({ status }) => status === 'done')
    const contradicted = (truths ?? []).filter(({ isExpected }) => !isExpected)
    const evidence = [
      ...calls.map(({ title, answer, status, at }) => ({
        label: title,
        value: `${answer ?? status}, ${asUtc(at)}`,
      })),
      ...simulated,
    ]
    if (!isProven)
      return finding(
        'proof',
        'needs-you',
        `It has not been proven yet what ${chosen.name} may do`,
        now,
        { evidence },
      )
    return finding(
      'proof',
      'done',
      `Proven: ${chosen.name} gets the chosen model and is refused another`,
      now,
      {
        evidence,
        ...(contradicted.length > 0 && {
          detail: `IAM itself now says otherwise of: ${contradicted.map(({ words }) => words).join('; ')}. Prove it again, or look at what ${chosen.name} holds.`,
        }),
      },
    )
  },
  plan: async (context) => {
    const [chosen, { profiles, catalogue }] = await Promise.all([
      principalToTry(context),
      chosenOf(context),
    ])
    const [allowed] = profiles
    const neighbour = neighbourOf(catalogue.profiles, profiles)
    const as = chosen?.profile
    if (as === undefined || !chosen || !allowed || !neighbour)
      return {
        title: 'The proof cannot be made from this computer',
        changes: [],
        notes: [
          !chosen || as === undefined
            ? `No profile on this computer signs in as ${chosen?.name ?? 'the chosen user or role'}.`
            : 'There is no other model in this Region whose refusal would prove anything.',
        ],
      }
    return {
      title: `Try the permissions as ${chosen.name}`,
      changes: provingChanges({
        name: chosen.name,
        as,
        allowed,
        neighbour,
        region: regionOf(context),
      }),
    }
  },
  finished: async (context) => {
    const tried = await principalToTry(context)
    if (tried) await keepProof(context, tried)
  },
}

/** No profile here signs in as the chosen one: IAM's own opinion is all there is. */
function onlySimulated(
  { name }: PrincipalRow,
  truths: readonly Truth[] | undefined,
  now: number,
): Finding {
  const isSafe = truths?.every(({ isExpected }) => isExpected) ?? false
  return finding(
    'proof',
    isSafe ? 'done' : 'needs-you',
    isSafe
      ? `IAM says that ${name} gets the chosen models and nothing else`
      : `It cannot be tried from this computer what ${name} may do`,
    now,
    {
      detail: `No profile on this computer signs in as ${name}, so no real call was made. Sign in with its keys to make one.`,
      evidence: truths ? evidenceOf(truths) : [],
    },
  )
}

/** Whoever may not look into IAM can still be tried: as themselves. */
async function principalToTry(context: StepContext) {
  const seen = await ifAllowed(() => chosenPrincipal(context))
  return seen ? seen.chosen : ownPrincipal(context)
}

/** IAM's own opinion, or undefined where it may not be asked. */
const truthsOf = (context: StepContext, arn: string): Promise<Truth[] | undefined> =>
  ifAllowed(() => context.remember(`truths ${arn}`, 30_000, () => truthTable(context, arn)))

const evidenceOf = (truths: readonly Truth[]): Finding['evidence'] =>
  truths.map(({ words, isExpected }) => ({
    label: `IAM simulation: ${words}`,
    value: isExpected ? 'yes' : 'no',
  }))
