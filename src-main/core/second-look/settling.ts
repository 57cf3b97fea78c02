import type { LedgerEntry } from '../changes/ledger.ts'
import type { AgreementState } from '../steps/agreements-finding.ts'

/** How long a new subscription may answer and then be refused: https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html */
export const settlingMs = 15 * 60_000

/** Where a model stands by the real calls that were made through its profile. */
export type Look =
  | { readonly is: 'untried' }
  | { readonly is: 'refused'; readonly last: LedgerEntry }
  | {
      readonly is: 'settling'
      readonly first: LedgerEntry
      readonly since: number
      /** When it is to be called once more (ms since 1970), and as which profile. */
      readonly until: number
      readonly profile: string
      /** That call was begun; nobody knows its end yet. */
      readonly isTried: boolean
    }
  | { readonly is: 'settled'; readonly first: LedgerEntry; readonly second?: LedgerEntry }

/** Reads the calls of one profile, oldest first. What answered before the agreement was made anew does not count. */
export function lookOf(calls: readonly LedgerEntry[], agreedAt = 0): Look {
  const seen = calls.filter(({ status }) => status !== 'unknown')
  const last = seen.at(-1)
  if (last && last.status !== 'done') return { is: 'refused', last }
  const refusedBefore = seen.findLastIndex(({ status }) => status !== 'done')
  const answered = seen.slice(refusedBefore + 1).filter(({ at }) => at >= agreedAt)
  const [first] = answered
  if (!first) return { is: 'untried' }
  if (!first.again) return { is: 'settled', first }
  const since = first.finishedAt ?? first.at
  const until = since + first.again.afterMs
  const second = answered.find(({ at }) => at >= until)
  if (second) return { is: 'settled', first, second }
  const isTried = calls.some(({ at }) => at >= until)
  return { is: 'settling', first, since, until, profile: first.again.profile, isTried }
}

export type Before = {
  /** What AWS said of the agreement before the call; `unknown` where it may not be asked. */
  readonly agreement: AgreementState | 'unknown'
  readonly form: 'submitted' | 'missing' | 'unknown'
  /** When this app last made the agreement (ms since 1970). */
  readonly agreedAt?: number | undefined
  readonly look: Look
}

/**
 * Whether one answer would not be enough. A subscription that stood before the first call is settled; one that the call
 * itself may begin, or that is minutes old, is not, and neither is what AWS has refused before.
 */
export function needsSecondLook({ agreement, form, agreedAt, look }: Before, now: number): boolean {
  switch (look.is) {
    case 'settled':
      return false
    case 'settling':
      return true
    case 'untried':
    case 'refused':
      return (
        agreement !== 'available' ||
        form === 'missing' ||
        (agreedAt !== undefined && now - agreedAt < settlingMs) ||
        (look.is === 'refused' && isAboutAccess(look.last))
      )
  }
}

/** Not because of the moment, such as a busy hour, or of a policy: those say nothing of the subscription. */
const isAboutAccess = ({ problem }: LedgerEntry) =>
  problem === undefined || problem.startsWith('model.')
