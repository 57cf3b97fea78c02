import type { RecordedCall } from '../account.ts'
import type { Call } from '../operation.ts'

type Taken = Omit<RecordedCall, 'at' | 'region' | 'modelId' | 'outcome'>

const none: Taken = { latencyMs: 0, input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }

/** Writes a call into the account's usage. A refused one took no tokens. */
export function record(
  { account, region, now }: Pick<Call, 'account' | 'region' | 'now'>,
  modelId: string,
  outcome: RecordedCall['outcome'],
  taken: Taken = none,
): void {
  account.usage.calls.push({ at: now(), region, modelId, outcome, ...taken })
}
