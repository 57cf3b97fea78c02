/**
 * The items of a stream until the signal fires, which lets go of the stream and so of its connection. Leaving early does
 * not wait for an item that is not there yet.
 */
export async function* untilStopped<Item>(
  stream: AsyncIterable<Item> | Iterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item> {
  const items = (async function* () {
    yield* stream
  })()
  const stopped = new Promise<'stopped'>((resolve) => {
    if (signal.aborted) resolve('stopped')
    signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
  try {
    while (true) {
      const next = await Promise.race([items.next(), stopped])
      if (next === 'stopped' || next.done) return
      yield next.value
    }
  } finally {
    // Not awaited: it only takes effect when the next item comes, or the stream ends.
    void items.return?.(undefined)
  }
}
