import { ProblemError } from '../../../shared/problem.ts'
import type { Aws } from '../aws/aws.ts'
import { canLookAt, lookAtCall } from '../settle/look-at-call.ts'
import type { AwsCall } from './change.ts'
import { waitFor } from './wait.ts'

/** Nobody can say whether the call had its effect: its answer was lost, and it could not be looked for either. */
export class UnclearError extends ProblemError {}

type Sending = {
  readonly aws: Aws
  readonly account: string
  readonly signal: AbortSignal
  readonly tell: (note: string) => void
}
type Sent = { readonly output: unknown; readonly note?: string }

const mostAttempts = 4

/**
 * Sends a call whose effect can be seen in the account so that it happens once: when the answer is lost, or AWS ends in a
 * fault of its own, the effect is looked for before the call is made again. `input` is the call's own, ready to be sent.
 */
export async function sendOnce(call: AwsCall, input: object, at: Sending): Promise<Sent> {
  const { service, operation, region, profile } = call
  const options = { region, ...(profile !== undefined && { profile }) }
  if (!canLookAt(call)) return { output: await at.aws.send(service, operation, input, options) }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return {
        output: await at.aws.send(service, operation, input, { ...options, retries: 'refused' }),
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const isUnclear = mayHaveHappened(error)
      // A second try may be refused because the first one was carried out after all.
      const seen = isUnclear || attempt > 1 ? await look(call, at) : undefined
      if (seen?.is === 'so')
        return { output: seen.output, note: 'done, though AWS’s answer was lost' }
      if (isUnclear && seen?.is === 'unseen')
        throw new UnclearError(error.problem, { cause: error.cause })
      if (attempt === mostAttempts || !(isUnclear || error.problem.code === 'network.offline'))
        throw error
    }
    at.tell('AWS did not answer. Trying again…')
    await waitFor(200 * 2 ** attempt, at.signal)
  }
}

const mayHaveHappened = ({ problem }: ProblemError) =>
  problem.code === 'network.timeout' || problem.code === 'aws.unavailable'

/** Not given up when the person stops the plan: what is known then decides what can be taken back. */
const look = (call: AwsCall, { aws, account }: Sending) =>
  lookAtCall({ call, account, aws, signal: new AbortController().signal })
