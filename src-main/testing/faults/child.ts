import type { PracticeAccount } from '../../core/powers.ts'
import { carryOut, type Deed } from './deed.ts'
import { decide, type Orders, type Seen, type Watch } from './fs-orders.ts'
import { watchFs } from './watch-fs.ts'

/** A run in a process of its own, which is ended in the middle of it. */
export type ChildRun = {
  readonly home: string
  readonly environment: Readonly<Record<string, string>>
  /** How far its clock is from the machine's. */
  readonly aheadMs: number
  readonly account: PracticeAccount
  readonly deed: Deed
  readonly orders: Orders
}
export type ChildReport =
  | { readonly home: string; readonly is: 'frozen'; readonly at: string }
  | {
      readonly home: string
      readonly is: 'ended'
      /** What went wrong, in words; absent when it was done. */
      readonly wrong?: string
      readonly seen: readonly Seen[]
    }

const watches: Watch[] = []
const tell = (report: ChildReport) => process.send?.(report)

await watchFs((call) => decide(watches, call))
// Only now, so that everything in it finds the watched functions.
const { openApp } = await import('../open-app.ts')

async function run({ home, environment, aheadMs, account, deed, orders }: ChildRun): Promise<void> {
  const now = () => Date.now() + aheadMs
  const app = openApp({ home, environment, now, openPractice: async () => account })
  const seen: Seen[] = []
  const onFreeze = (at: string) => tell({ home, is: 'frozen', at })
  const begin = () => watches.push({ home, orders, seen, onFreeze })
  const wrong = await carryOut(app, deed, begin).catch((error: unknown) => `thrown: ${error}`)
  tell({ home, is: 'ended', seen, ...(wrong !== undefined && { wrong }) })
}

process.on('message', (given: ChildRun) => {
  run(given).catch((error: unknown) => console.error(error))
})
// Whoever asked has gone.
process.on('disconnect', () => process.exit())
process.send?.('ready')
