import { ProblemError } from '../../shared/problem.ts'

/** Answers kept for a while, so that screens which ask the same things do not ask AWS again each time. */
export type Remember = <T>(key: string, forMs: number, ask: () => Promise<T>) => Promise<T>

/** One memory. Questions that fail are forgotten at once; `now` is in milliseconds. */
export function createMemory(now: () => number): Remember {
  const known = new Map<string, { until: number; answer: Promise<unknown> }>()
  return <T>(key: string, forMs: number, ask: () => Promise<T>): Promise<T> => {
    const held = known.get(key)
    // A key always stands for the same question, so what is held under it has its type.
    if (held && held.until > now())
      return held.answer.then((answer) => answer as T, askAgainIfCancelled(ask))
    for (const [old, { until }] of known) if (until <= now()) known.delete(old)
    const answer = ask()
    known.set(key, { until: now() + forMs, answer })
    answer.catch(() => known.delete(key))
    return answer
  }
}

/** Whoever asked first may have gone away in the meantime; that is no answer for those who share the question. */
const askAgainIfCancelled =
  <T>(ask: () => Promise<T>) =>
  (error: unknown): Promise<T> => {
    if (error instanceof ProblemError && error.problem.code === 'app.cancelled') return ask()
    throw error
  }
