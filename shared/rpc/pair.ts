import type { Carrier } from './carrier.ts'

/** Two carriers joined in memory, each frame delivered in a turn of its own, as a wire would. */
export function createPair(): { page: Carrier; host: Carrier; close: () => void } {
  const closings: (() => void)[] = []
  const end = () => {
    const receivers: ((frame: string) => void)[] = []
    return {
      receivers,
      deliver: (frame: string) => {
        for (const receive of receivers) receive(frame)
      },
    }
  }
  const page = end()
  const host = end()
  const carrier = (from: typeof page, to: typeof page): Carrier => ({
    send: (frame) => queueMicrotask(() => to.deliver(frame)),
    onMessage: (receive) => {
      from.receivers.push(receive)
    },
    onClose: (closed) => {
      closings.push(closed)
    },
  })
  return {
    page: carrier(page, host),
    host: carrier(host, page),
    close: () => {
      for (const closed of closings) closed()
    },
  }
}
