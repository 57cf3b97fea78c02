import { prepareInput } from '../aws/operation-shape.ts'
import type { Change } from './change.ts'

/**
 * Checks every call of a plan, and of its way back, against AWS's own input schemas. Throws a plain Error with the path
 * of what does not fit: such a plan is a mistake of ours and must not reach the screen.
 */
export async function checkPlan(changes: readonly Change[]): Promise<void> {
  const ids = new Set<string>()
  for (const { id, after, effect, undo } of changes) {
    const missing = after.find((earlier) => !ids.has(earlier))
    if (missing !== undefined)
      throw new Error(`${id} waits for ${missing}, which is not before it.`)
    if (ids.has(id)) throw new Error(`Two changes are called ${id}.`)
    ids.add(id)
    const calls = effect.kind === 'aws-call' ? [effect, ...(undo ?? [])] : (undo ?? [])
    for (const { service, operation, input } of calls) await prepareInput(service, operation, input)
  }
}
