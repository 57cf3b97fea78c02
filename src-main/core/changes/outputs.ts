import type { Json, JsonObject } from './change.ts'

/** Fills `{"$output": [change id, ...path]}` with what earlier changes answered. Throws when it is not there. */
export function fillOutputs(input: JsonObject, outputs: ReadonlyMap<string, unknown>): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, fill(value, outputs)]),
  )
}

function fill(value: Json, outputs: ReadonlyMap<string, unknown>): Json {
  if (isList(value)) return value.map((item) => fill(item, outputs))
  if (typeof value !== 'object' || value === null) return value
  const { $output: reference } = value
  if (reference === undefined || !isList(reference)) return fillOutputs(value, outputs)
  const [changeId, ...path] = reference.map(String)
  const found = path.reduce<unknown>(
    (held, key) => (typeof held === 'object' && held !== null ? Reflect.get(held, key) : undefined),
    outputs.get(changeId ?? ''),
  )
  if (typeof found !== 'string' && typeof found !== 'number' && typeof found !== 'boolean')
    throw new Error(`No earlier change answered ${reference.join('.')}.`)
  return found
}

const isList = (value: Json): value is Json[] => Array.isArray(value)
