import type { RecordedCall } from '../account.ts'
import { usedModels } from './narrow-policy.ts'

const minuteMs = 60_000

/** Two calls in each of the last ten minutes, one of them refused: the burst that somebody is in the middle of. */
export const throttledCalls = (now: number): RecordedCall[] =>
  Array.from({ length: 10 }, (_, back) => Math.floor(now / minuteMs) * minuteMs - back * minuteMs)
    .toReversed()
    .flatMap((at) => [callAt(at, 'ok'), callAt(at, 'throttled')])

const callAt = (at: number, outcome: RecordedCall['outcome']): RecordedCall => ({
  at,
  region: 'eu-central-1',
  modelId: `eu.${usedModels[0]}`,
  outcome,
  latencyMs: 4200,
  firstTokenMs: 800,
  input: 900,
  output: 400,
  cacheRead: 42_000,
  cacheWrite: 2_100,
})
