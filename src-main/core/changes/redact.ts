import type { Json, JsonObject } from './change.ts'

const secretName = /secret|password|sessiontoken|^token$|privatekey/i

/** The same input with the values of secret-looking members masked, at any depth. */
export function redact(input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      secretName.test(key) && typeof value === 'string' ? '••••' : redactValue(value),
    ]),
  )
}

function redactValue(value: Json): Json {
  if (isList(value)) return value.map(redactValue)
  return typeof value === 'object' && value !== null ? redact(value) : value
}

const isList = (value: Json): value is Json[] => Array.isArray(value)
