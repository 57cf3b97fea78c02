import type { Finding } from '../../../shared/setup/step.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { AwsCall, Change } from '../changes/change.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { chosenPrincipal, ownPrincipal } from '../policy/chosen-principal.ts'
import { neighbourOf } from '../policy/neighbour.ts'
import { type Truth, truthTable } from '../policy/truth-table.ts'
import { chosenOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import { tinyCall } from './model-access.ts'
import type { Step, StepContext } from './step.ts'

/** IAM spreads a new policy over seconds, rarely longer. */
const settleMs = 60_000

/** The policy was used: as that identity one call answered, and a neighbouring one was refused. */
export const proof: Step = {
  id: 'proof',
  check: async (context) => {
    const chosen = await principalToTry(context)
    const now = context.now()
    if (!chosen) return finding('proof', 'needs-you', 'Choose who may use Claude first', now)
    const truths = await truthsOf(context, chosen.arn)
    const simulated = truths ? evidenceOf(truths) : []
    if (chosen.profile === undefined) {
      const isSafe = truths?.every(({ isExpected }) => isExpected) ?? false
      return finding(
        'proof',
        isSafe ? 'done' : 'needs-you',
        isSafe
          ? `IAM says that ${chosen.name} gets the chosen models and nothing else`
          : `It cannot be tried from this computer what ${chosen.name} may do`,
        now,
        {
          detail: `No profile on this computer signs in as ${chosen.name}, so no real call was made. Sign in with its keys to make one.`,
          evidence: simulated,
        },
      )
    }
    const calls = provingCalls(context.ledger, chosen.profile)
    const isProven = calls.length === 2 && calls.every(({ status }) => status === 'done')
    const evidence = [
      ...calls.map(({ title, answer, status, at }) => ({
        label: title,
        value: `${answer ?? status}, ${new Date(at).toISOString()}`,
      })),
      ...simulated,
    ]
    return isProven
      ? finding(
          'proof',
          'done',
          `Proven: ${chosen.name} gets the chosen model and is refused another`,
          now,
          { evidence },
        )
      : finding(
          'proof',
          'needs-you',
          `It has not been proven yet what ${chosen.name} may do`,
          now,
          { evidence },
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
    const region = regionOf(context)
    return {
      title: `Try the permissions as ${chosen.name}`,
      changes: [
        tryOut('allowed', tinyCall(allowed, region, 'success', as), {
          title: `As ${chosen.name}: ask ${allowed.modelName}, which must answer`,
          why: 'What was allowed should work.',
          cost: 'Less than $0.001',
        }),
        tryOut('denied', tinyCall(neighbour, region, 'denied', as), {
          title: `As ${chosen.name}: ask ${neighbour.modelName}, which must be refused`,
          why: 'What was not allowed should be refused. If it answers after all, the few tokens cost less than $0.001.',
        }),
      ],
    }
  },
}

/** Whoever may not look into IAM can still be tried: as themselves. */
async function principalToTry(context: StepContext) {
  const seen = await ifAllowed(() => chosenPrincipal(context))
  return seen ? seen.chosen : ownPrincipal(context)
}

const tryOut = (
  id: string,
  effect: AwsCall,
  words: Pick<Change, 'title' | 'why' | 'cost'>,
): Change => ({
  ...words,
  id,
  effect,
  after: [],
  undo: [],
  undoWords: 'There is nothing to take back.',
  settleMs,
})

/** The latest call of each sort made as that profile since the permissions last changed. */
function provingCalls(ledger: readonly LedgerEntry[], profile: string): LedgerEntry[] {
  const changed = ledger.findLastIndex(
    ({ step, status }) => step === 'permissions' && (status === 'done' || status === 'undone'),
  )
  const since = ledger.slice(changed + 1)
  return (['success', 'denied'] as const).flatMap(
    (expect) =>
      since.findLast(
        ({ step, effect, status }) =>
          step === 'proof' &&
          status !== 'unknown' &&
          effect.kind === 'aws-call' &&
          effect.expect === expect &&
          effect.profile === profile,
      ) ?? [],
  )
}

/** IAM's own opinion, or undefined where it may not be asked. */
const truthsOf = (context: StepContext, arn: string): Promise<Truth[] | undefined> =>
  ifAllowed(() => context.remember(`truths ${arn}`, 30_000, () => truthTable(context, arn)))

const evidenceOf = (truths: readonly Truth[]): Finding['evidence'] =>
  truths.map(({ words, isExpected }) => ({
    label: `IAM simulation: ${words}`,
    value: isExpected ? 'yes' : 'no',
  }))
