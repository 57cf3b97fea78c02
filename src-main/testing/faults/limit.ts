/** Runs what it is given, but at most so many at the same time; the rest wait for their turn. */
export type Limit = <Result>(work: () => Promise<Result>) => Promise<Result>

export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}
