import fs, { promises } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { Decision, FsCall } from './fs-orders.ts'

type Call = (...given: unknown[]) => unknown
type Decide = (call: FsCall) => Decision

const byPath = ['mkdir', 'rm', 'rmdir', 'rename', 'chmod', 'chown', 'unlink', 'utimes']
const byHandle = ['writeFile', 'appendFile', 'write', 'sync', 'chmod', 'truncate']

/**
 * Puts a watch before every call that changes the file system. Only what is imported afterwards is sure to be watched,
 * because some packages keep the functions they found.
 */
export async function watchFs(decide: Decide): Promise<void> {
  for (const name of byPath) {
    replace(promises, name, (original, [path]) => watched(decide, { name, path }, original))
    // proper-lockfile still calls back.
    replace(fs, name, (original, given) => calledBack(decide, name, original, given))
  }
  const paths = new Map<object, unknown>()
  replace(promises, 'open', async (original, [path, flags]) => {
    const isReading = flags === undefined || flags === 'r'
    const opened = isReading ? original() : watched(decide, { name: 'open', path }, original)
    const handle = await opened
    if (typeof handle === 'object' && handle !== null) paths.set(handle, path)
    return handle
  })
  const some = await promises.open(process.execPath)
  const shape: object = Object.getPrototypeOf(some)
  await some.close()
  for (const name of byHandle)
    replace(shape, name, (original, [data, ...rest], handle) => {
      const half =
        typeof data === 'string'
          ? () => original(data.slice(0, data.length / 2), ...rest)
          : undefined
      const call = { name, path: paths.get(handle) }
      return watched(decide, call, () => original(data, ...rest), half)
    })
  syncBuiltinESMExports()
}

/** `make` gets the original, which called with nothing does what was asked. */
function replace(
  owner: object,
  name: string,
  make: (original: Call, given: readonly unknown[], self: object) => unknown,
): void {
  const original: unknown = Reflect.get(owner, name)
  if (typeof original !== 'function') throw new Error(`There is no ${name} to watch.`)
  Reflect.set(owner, name, function (this: object, ...given: unknown[]) {
    const call: Call = (...other) => Reflect.apply(original, this, other.length > 0 ? other : given)
    return make(call, given, this)
  })
}

/** Done, in part or not at all, as is decided. A frozen call never comes to an end. */
async function watched(
  decide: Decide,
  { name, path }: { readonly name: string; readonly path: unknown },
  original: Call,
  half?: Call,
): Promise<unknown> {
  const decision = decide({ name, path: String(path) })
  if (decision.is === 'go') return original()
  if (decision.isTorn) await half?.()
  if (decision.is === 'fail') throw decision.error
  decision.tell()
  return new Promise(() => {})
}

function calledBack(decide: Decide, name: string, original: Call, given: readonly unknown[]) {
  const done = given.at(-1)
  const decision = decide({ name, path: String(given[0]) })
  if (decision.is === 'go' || typeof done !== 'function') return original()
  if (decision.is === 'fail') return queueMicrotask(() => done(decision.error))
  return decision.tell()
}
