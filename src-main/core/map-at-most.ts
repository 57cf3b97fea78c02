/** Like `Promise.all(items.map(work))`, but with at most `limit` at the same time. Results keep the items' order. */
export async function mapAtMost<Item, Result>(
  limit: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const queue = items.entries()
  // All workers take from the one iterator, so each item is worked on once.
  const runOn = async () => {
    const done: (readonly [number, Result])[] = []
    for (const [index, item] of queue) done.push([index, await work(item)])
    return done
  }
  const found = await Promise.all(Array.from({ length: limit }, runOn))
  return found
    .flat()
    .toSorted(([a], [b]) => a - b)
    .map(([, result]) => result)
}
