/** What one model was used in some span of time. */
export type Sample = {
  readonly invocations: number
  /** Invocations that were answered, and those of them that were streamed. */
  readonly answered: number
  readonly streamed: number
  readonly throttles: number
  readonly clientErrors: number
  readonly serverErrors: number
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
  /** Milliseconds, summed over the answered ones. */
  readonly latency: number
  /** Milliseconds, summed over the streamed ones. */
  readonly firstToken: number
}

/** A sample made field by field. */
const sample = (of: (field: keyof Sample) => number): Sample => ({
  invocations: of('invocations'),
  answered: of('answered'),
  streamed: of('streamed'),
  throttles: of('throttles'),
  clientErrors: of('clientErrors'),
  serverErrors: of('serverErrors'),
  input: of('input'),
  output: of('output'),
  cacheRead: of('cacheRead'),
  cacheWrite: of('cacheWrite'),
  latency: of('latency'),
  firstToken: of('firstToken'),
})

export const nothing: Sample = sample(() => 0)

export const add = (a: Sample, b: Sample): Sample => sample((field) => a[field] + b[field])

/** The part of a sample between two of its minutes. All parts add up to it exactly, so that no bucket size loses a token. */
export function partOf(whole: Sample, from: number, to: number, minutes: number): Sample {
  if (from === 0 && to === minutes) return whole
  // Tokens go with the calls they belong to: a minute without a call has none.
  const calls = whole.invocations
  const upTo = (minute: number) => Math.floor((calls * minute) / minutes)
  const [before, after] = [upTo(from), upTo(to)]
  if (before === after) return nothing
  return sample(
    (field) =>
      Math.floor((whole[field] * after) / calls) - Math.floor((whole[field] * before) / calls),
  )
}
