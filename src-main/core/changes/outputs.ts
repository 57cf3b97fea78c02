import { failure } from '../problems.ts'
import type { Json, JsonObject } from './change.ts'

/** The reference that a planned value is, as `[change id, ...path]`; undefined for a plain value. */
export function outputReference(value: Json): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined
  const { $output: reference } = value
  return reference !== undefined && isList(reference) ? reference.map(String) : undefined
}

/**
 * Fills `{"$output": [change id, ...path]}` with what earlier changes answered. Throws plan.stale when it is not there:
 * the earlier change found that the world was already so, and only a new plan can look up the rest.
 */
export function fillOutputs(input: JsonObject, outputs: ReadonlyMap<string, unknown>): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, fill(value, outputs)]),
  )
}

function fill(value: Json, outputs: ReadonlyMap<string, unknown>): Json {
  if (isList(value)) return value.map((item) => fill(item, outputs))
  if (typeof value !== 'object' || value === null) return value
  const reference = outputReference(value)
  if (reference === undefined) return fillOutputs(value, outputs)
  const [changeId, ...path] = reference
  const found = valueAt(outputs.get(changeId ?? ''), path)
  if (typeof found !== 'string' && typeof found !== 'number' && typeof found !== 'boolean')
    throw failure('plan.stale', { detail: `Nothing answered ${reference.join('.')}.` })
  return found
}

/** What an answer holds at a place; undefined where it has no such place. */
export const valueAt = (answer: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (held, key) => (typeof held === 'object' && held !== null ? Reflect.get(held, key) : undefined),
    answer,
  )

const isList = (value: Json): value is Json[] => Array.isArray(value)
