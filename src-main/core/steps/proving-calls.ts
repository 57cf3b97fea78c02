import type { ModelProfile } from '../bedrock/read-region.ts'
import type { AwsCall, Change } from '../changes/change.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import { tinyCall } from './model-access.ts'

/** IAM spreads a new policy over seconds, rarely longer. */
const settleMs = 60_000

type Tried = {
  /** Who is tried, in words, and the profile they sign in with. */
  readonly name: string
  readonly as: string
  readonly allowed: ModelProfile
  readonly neighbour: ModelProfile
  readonly region: string
}

/** One call that has to be answered and one that has to be refused, both made as the one who is tried. */
export const provingChanges = ({ name, as, allowed, neighbour, region }: Tried): Change[] => [
  tryOut('allowed', tinyCall(allowed, region, 'success', as), {
    title: `As ${name}: ask ${allowed.modelName}, which must answer`,
    why: 'What was allowed should work.',
    cost: 'Less than $0.001',
  }),
  tryOut('denied', tinyCall(neighbour, region, 'denied', as), {
    title: `As ${name}: ask ${neighbour.modelName}, which must be refused`,
    why: 'What was not allowed should be refused. If it answers after all, the few tokens cost less than $0.001.',
  }),
]

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
export function provingCalls(ledger: readonly LedgerEntry[], profile: string): LedgerEntry[] {
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
