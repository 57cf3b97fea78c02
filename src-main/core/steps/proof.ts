import type { ModelProfile } from '../bedrock/read-region.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { chosenPrincipal } from '../policy/wanted-policy.ts'
import { chosenOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import { tinyCall } from './model-access.ts'
import type { Step } from './step.ts'

const settleMs = 60_000

const lastOf = (
  ledger: readonly LedgerEntry[],
  profile: string | undefined,
  expect: 'success' | 'denied',
) =>
  ledger.findLast(
    ({ step, effect, status }) =>
      step === 'proof' &&
      status !== 'unknown' &&
      effect.kind === 'aws-call' &&
      effect.expect === expect &&
      effect.profile === profile,
  )

/** The policy was used: as that identity one call answered, and a neighbouring one was refused. */
export const proof: Step = {
  id: 'proof',
  check: async (context) => {
    const { chosen } = await chosenPrincipal(context)
    if (!chosen)
      return finding('proof', 'needs-you', 'Choose who may use Claude first', context.now())
    if (chosen.profile === undefined)
      return finding(
        'proof',
        'needs-you',
        `${chosen.name} cannot be tried from this computer`,
        context.now(),
        {
          detail: `No profile on this computer signs in as ${chosen.name}. Sign in with its keys, then the proof can be made.`,
        },
      )
    const allowed = lastOf(context.ledger, chosen.profile, 'success')
    const denied = lastOf(context.ledger, chosen.profile, 'denied')
    const changed = context.ledger.findLast(
      ({ step, status }) => step === 'permissions' && (status === 'done' || status === 'undone'),
    )
    const isFresh = (entry: LedgerEntry | undefined) =>
      entry?.status === 'done' && entry.at >= (changed?.at ?? 0)
    const evidence = [allowed, denied].flatMap((entry) =>
      entry
        ? [
            {
              label: entry.title,
              value: `${entry.answer ?? entry.status}, ${new Date(entry.at).toISOString()}`,
            },
          ]
        : [],
    )
    return isFresh(allowed) && isFresh(denied)
      ? finding(
          'proof',
          'done',
          `Proven: ${chosen.name} gets the chosen model and is refused another`,
          context.now(),
          { evidence },
        )
      : finding(
          'proof',
          'needs-you',
          `It has not been proven yet what ${chosen.name} may do`,
          context.now(),
          { evidence },
        )
  },
  plan: async (context) => {
    const [{ chosen }, { profiles, catalogue }] = await Promise.all([
      chosenPrincipal(context),
      chosenOf(context),
    ])
    const [allowed] = profiles
    const neighbour = neighbourOf(catalogue.profiles, profiles)
    if (!chosen?.profile || !allowed || !neighbour)
      return {
        title: 'The proof cannot be made from this computer',
        changes: [],
        notes: [
          `No profile on this computer signs in as ${chosen?.name ?? 'the chosen user or role'}.`,
        ],
      }
    const region = regionOf(context)
    const rest = { after: [], undo: [], undoWords: 'There is nothing to take back.', settleMs }
    return {
      title: `Try the permissions as ${chosen.name}`,
      changes: [
        {
          ...rest,
          id: 'allowed',
          title: `As ${chosen.name}: ask ${allowed.modelName}, which must answer`,
          why: 'What was allowed should work.',
          cost: 'Less than $0.001',
          effect: tinyCall(allowed, region, 'success', chosen.profile),
        },
        {
          ...rest,
          id: 'denied',
          title: `As ${chosen.name}: ask ${neighbour.modelName}, which must be refused`,
          why: 'What was not allowed should be refused. If it answers after all, the few tokens cost less than $0.001.',
          effect: tinyCall(neighbour, region, 'denied', chosen.profile),
        },
      ],
    }
  },
}

/** Another Claude model of the same Region that was not chosen. */
function neighbourOf(
  all: readonly ModelProfile[],
  chosen: readonly ModelProfile[],
): ModelProfile | undefined {
  const models = new Set(chosen.map(({ modelId }) => modelId))
  return all.find(({ modelId }) => !models.has(modelId))
}
