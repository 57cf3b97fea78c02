import type { CallHealth } from '../../../shared/doctor/call-health.ts'

/** The sums of one model over the last hour. */
export type HourOfCalls = {
  readonly name: string
  readonly calls: number
  readonly throttled: number
  readonly input: number
  readonly cacheRead: number
  readonly cacheWrite: number
}

const sum = (hour: readonly HourOfCalls[], of: Exclude<keyof HourOfCalls, 'name'>) =>
  hour.reduce((total, model) => total + model[of], 0)
const whole = (value: number) => value.toLocaleString('en-US')
const count = (value: number, what: string) => `${whole(value)} ${what}${value === 1 ? '' : 's'}`

/** How many calls were refused for speed. CloudWatch does not count a refused call as an invocation. */
export function judgeThrottling(hour: readonly HourOfCalls[]): CallHealth['throttling'] {
  const throttled = sum(hour, 'throttled')
  const calls = sum(hour, 'calls') + throttled
  const models = hour
    .filter((model) => model.throttled > 0)
    .map((model) => ({
      name: model.name,
      calls: model.calls + model.throttled,
      throttled: model.throttled,
    }))
    .toSorted((a, b) => b.throttled - a.throttled)
  const title =
    calls === 0
      ? 'Claude was not called in the last hour'
      : throttled === 0
        ? `None of ${count(calls, 'call')} was refused for going too fast`
        : `${whole(throttled)} of ${count(calls, 'call')} were refused for going too fast`
  return { title, isWrong: throttled > 0, calls, throttled, models, cures: cures(throttled) }
}

/** AWS reserves a call’s largest answer from the minute’s tokens when the call begins, and gives the rest back after. */
const cures = (throttled: number): string[] =>
  throttled === 0
    ? []
    : [
        'Claude Code waits and tries again by itself, so a few of these only cost time.',
        'A smaller largest answer (CLAUDE_CODE_MAX_OUTPUT_TOKENS) helps at once: AWS sets the whole of it aside from the minute’s quota when a call begins.',
        'A global or geographic profile spreads calls over Regions by itself. Calling from several Regions by hand is not needed.',
        'If it goes on, ask for a higher quota on the Usage screen.',
      ]

export function judgeCaching(
  hour: readonly HourOfCalls[],
  switches: readonly string[],
): CallHealth['caching'] {
  const calls = sum(hour, 'calls')
  const readTokens = sum(hour, 'cacheRead')
  const writtenTokens = sum(hour, 'cacheWrite')
  const uncachedTokens = sum(hour, 'input')
  const all = readTokens + writtenTokens + uncachedTokens
  const hitRate = calls === 0 || all === 0 ? null : readTokens / all
  const isWrong = switches.length > 0 || (calls > 0 && readTokens === 0)
  const title =
    hitRate === null
      ? 'There is nothing to say about the cache: no calls in the last hour'
      : readTokens === 0
        ? 'Nothing was read from the cache in the last hour'
        : `${Math.round(hitRate * 100)} % of what Claude read came from the cache`
  const reasons = [
    ...switches.map(
      (name) => `${name} is set in Claude Code’s settings, which turns the cache off.`,
    ),
    ...(hitRate === null || readTokens > 0 ? [] : reasonsForNone(calls, writtenTokens)),
  ]
  return { title, isWrong, hitRate, readTokens, writtenTokens, uncachedTokens, reasons }
}

function reasonsForNone(calls: number, written: number): string[] {
  if (written > 0)
    return [
      ...(calls === 1 ? ['There was only one call, and the first one fills the cache.'] : []),
      'What was written was not asked for again in time: it is kept for five minutes, or an hour where that was asked for.',
      'The beginning of the prompt may change from call to call. Only a beginning that is exactly the same is found again.',
    ]
  return [
    'The prompts may be too short. Each model has its own minimum, from 1,024 to 4,096 tokens.',
    'The tool may not mark anything for the cache (cache_control). Claude Code does so by itself.',
  ]
}
