import { type ProblemCode, ProblemError } from '../../../shared/problem.ts'
import type { Aws } from '../aws/aws.ts'
import { prepareInput } from '../aws/operation-shape.ts'
import { failure } from '../problems.ts'
import type { AwsCall, Change } from './change.ts'
import { fillOutputs, valueAt } from './outputs.ts'
import { sendOnce } from './send-once.ts'
import { waitFor } from './wait.ts'

export type Performed = {
  readonly output?: unknown
  readonly note?: string
  /** What a file held and holds, where that is not as it was planned. */
  readonly file?: { readonly beforeHash: string | null; readonly afterHash: string | null }
}

type Performing = {
  readonly aws: Aws
  readonly account: string
  readonly outputs: ReadonlyMap<string, unknown>
  readonly signal: AbortSignal
  readonly now: () => number
  readonly tell: (note: string) => void
}

/**
 * Makes one planned AWS call and gives back its answer once it is as expected. Throws a ProblemError otherwise. The
 * signal stops the waiting, never a call that is under way: what that did would stay unknown.
 */
export async function performCall(
  change: Change,
  call: AwsCall,
  at: Performing,
): Promise<Performed> {
  const filled = fillOutputs(call.input, at.outputs)
  const input = await prepareInput(call.service, call.operation, filled)
  const started = at.now()
  for (let attempt = 0; ; attempt += 1) {
    const result = await once(change, { ...call, input: filled }, input, at)
    if (result.kind === 'as-expected') return result
    const waitedMs = at.now() - started
    if (!result.mayChange || waitedMs >= (change.settleMs ?? 0)) throw result.error
    const what = change.until ? 'AWS is setting it up' : 'AWS is still spreading what is new'
    at.tell(`${what} (${Math.round(waitedMs / 1000)} s)…`)
    await waitFor(Math.min(500 * 2 ** attempt, 5_000), at.signal)
  }
}

type Result =
  | ({ readonly kind: 'as-expected' } & Performed)
  | { readonly kind: 'not-so'; readonly error: ProblemError; readonly mayChange: boolean }

async function once(change: Change, call: AwsCall, input: object, at: Performing): Promise<Result> {
  try {
    const sent = await sendOnce(call, input, at)
    if (change.until) return judgeUntil(change.until, sent)
    if (call.expect === 'success') return { kind: 'as-expected', ...sent }
    return { kind: 'not-so', error: notRefused(), mayChange: true }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (call.expect === 'denied' && isDenied(error))
      return { kind: 'as-expected', note: 'refused, as it should be' }
    if (isAlreadyDone(error, change)) return { kind: 'as-expected', note: wasAlreadySo }
    return {
      kind: 'not-so',
      error,
      mayChange: call.expect === 'success' && isUnsettled(error, change),
    }
  }
}

function judgeUntil(until: NonNullable<Change['until']>, sent: Performed): Result {
  const told = String(valueAt(sent.output, until.path) ?? 'nothing').toLowerCase()
  if (told === until.is) return { kind: 'as-expected', ...sent, note: told }
  const hasGivenUp = until.never.includes(told)
  const error = failure(hasGivenUp ? 'aws.refused' : 'aws.unavailable', {
    title: hasGivenUp ? 'AWS could not set it up' : 'AWS has not finished setting it up yet',
    detail: `It says “${told}”.`,
  })
  return { kind: 'not-so', error, mayChange: !hasGivenUp }
}

/** The note of a change that found the world as wanted, so that there is nothing of ours to take back. */
export const wasAlreadySo = 'was already so'

const notRefused = () =>
  failure('aws.refused', {
    title: 'This call should have been refused, but AWS allowed it',
    detail: 'Some other policy of this user or role still allows more than the narrow one.',
  })

const isDenied = ({ problem }: ProblemError) =>
  problem.code === 'permission.denied' || problem.code === 'permission.deniedByOrganization'

/** What a permission, a key or a policy that has not arrived everywhere yet looks like. */
const unsettled: readonly ProblemCode[] = [
  'permission.denied',
  'permission.deniedByOrganization',
  'credentials.invalid',
  'aws.notFound',
]

const isUnsettled = ({ problem }: ProblemError, { settlesOn = unsettled }: Change) =>
  settlesOn.includes(problem.code)

function isAlreadyDone({ cause }: ProblemError, { alreadyDone = [] }: Change): boolean {
  return cause instanceof Error && alreadyDone.includes(cause.name)
}
