/** What one model was used in some span of time. */
export type Sample = {
  readonly invocations: number
  readonly throttles: number
  readonly clientErrors: number
  readonly serverErrors: number
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
  /** Milliseconds, summed over the invocations. */
  readonly latency: number
  readonly firstToken: number
}

export const nothing: Sample = {
  invocations: 0,
  throttles: 0,
  clientErrors: 0,
  serverErrors: 0,
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite: 0,
  latency: 0,
  firstToken: 0,
}

export const add = (a: Sample, b: Sample): Sample => ({
  invocations: a.invocations + b.invocations,
  throttles: a.throttles + b.throttles,
  clientErrors: a.clientErrors + b.clientErrors,
  serverErrors: a.serverErrors + b.serverErrors,
  input: a.input + b.input,
  output: a.output + b.output,
  cacheRead: a.cacheRead + b.cacheRead,
  cacheWrite: a.cacheWrite + b.cacheWrite,
  latency: a.latency + b.latency,
  firstToken: a.firstToken + b.firstToken,
})
