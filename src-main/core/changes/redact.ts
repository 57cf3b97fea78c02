import type { Json, JsonObject } from './change.ts'

const secretName = /secret|password|sessiontoken|^token$|privatekey/i

/** The same input with the values of secret-looking members masked, at any depth; `dropped` names others to leave out. */
export function redact(input: JsonObject, dropped: readonly string[] = []): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      const isHidden = dropped.includes(key) || secretName.test(key)
      return [key, isHidden && typeof value === 'string' ? '••••' : redactValue(value)]
    }),
  )
}

function redactValue(value: Json): Json {
  if (isList(value)) return value.map(redactValue)
  return typeof value === 'object' && value !== null ? redact(value) : value
}

const isList = (value: Json): value is Json[] => Array.isArray(value)
