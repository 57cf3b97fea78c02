import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/** One call that may change the file system. */
export type FsCall = { readonly name: string; readonly path: string }

/** What is done to the calls in one home folder. The first call is number 1. */
export type Orders = {
  /** From this call on nothing is carried out: the process is going to be ended there. */
  readonly freezeAt?: number
  /** This call fails, and so does every one in the folder of this file, named from the home. */
  readonly failAt?: number
  readonly failBeside?: string
  /** How it fails: an error code of the system. */
  readonly code?: string
  /** Of a write that is frozen or fails, half is written. */
  readonly isTorn?: boolean
}
export type Decision =
  | { readonly is: 'go' }
  | { readonly is: 'freeze'; readonly isTorn: boolean; readonly tell: () => void }
  | { readonly is: 'fail'; readonly isTorn: boolean; readonly error: Error }

export type Seen = {
  readonly words: string
  /** Whoever is killed before it or after it leaves the same files. */
  readonly isMoot: boolean
}
export type Watch = {
  readonly home: string
  readonly orders: Orders
  /** Every call so far. */
  readonly seen: Seen[]
  readonly onFreeze: (call: string) => void
}

/** What becomes of a call, by whose home it is in. */
export function decide(watches: readonly Watch[], { name, path }: FsCall): Decision {
  const watch = watches.find(({ home }) => path.startsWith(`${home}/`))
  if (!watch) return { is: 'go' }
  const { orders, seen, home, onFreeze } = watch
  const words = `${name} ${path.slice(home.length)}`
  const isMoot = name === 'sync' || (['mkdir', 'open'].includes(name) && existsSync(path))
  const number = seen.push({ words, isMoot })
  const isHere = number === orders.freezeAt || number === orders.failAt
  const isTorn = isHere && orders.isTorn === true
  if (orders.freezeAt !== undefined && number >= orders.freezeAt)
    return { is: 'freeze', isTorn, tell: () => isHere && onFreeze(words) }
  const isBelow =
    orders.failBeside !== undefined && path.startsWith(join(home, dirname(orders.failBeside), sep))
  if (!isHere && !isBelow) return { is: 'go' }
  const { code = 'EIO' } = orders
  const error = Object.assign(new Error(`${code}: ${name} '${path}'`), { code, syscall: name })
  return { is: 'fail', isTorn, error }
}
