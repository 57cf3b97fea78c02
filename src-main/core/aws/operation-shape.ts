import { NormalizedSchema } from '@smithy/core/schema'
import type { StaticOperationSchema } from '@smithy/types'
import type { AwsCall, Json, JsonObject } from '../changes/change.ts'
import { outputReference } from '../changes/outputs.ts'
import { type ServiceName, services } from './services.ts'

/** The input members of an operation, from the SDK's own description of it. Throws for one AWS does not have. */
export async function inputShape(
  service: ServiceName,
  operation: string,
): Promise<NormalizedSchema> {
  const schema: unknown = Reflect.get(await services[service].load(), `${operation}$`)
  if (!isOperation(schema)) throw new Error(`AWS has no ${service}:${operation}.`)
  return NormalizedSchema.of(schema[4])
}

const isOperation = (value: unknown): value is StaticOperationSchema =>
  Array.isArray(value) && value[0] === 9

/**
 * Checks a planned input against AWS's own schema and gives it the SDK's types: text of blob members as UTF-8 bytes,
 * ISO times as dates. A planned input that does not fit is a mistake of ours, so it throws a plain Error with its path.
 */
export async function prepareInput(
  service: ServiceName,
  operation: string,
  input: JsonObject,
): Promise<object> {
  const prepared = prepare(await inputShape(service, operation), input, `${service}:${operation}`)
  return typeof prepared === 'object' && prepared !== null ? prepared : {}
}

/** Names of the input's members that hold bytes. */
export async function blobMembers({
  service,
  operation,
}: Pick<AwsCall, 'service' | 'operation'>): Promise<string[]> {
  const members = [...(await inputShape(service, operation)).structIterator()]
  return members.filter(([, shape]) => shape.isBlobSchema()).map(([name]) => name)
}

function prepare(shape: NormalizedSchema, value: Json, path: string): unknown {
  // What an earlier change will answer is not known when a plan is checked.
  if (outputReference(value)) return undefined
  if (shape.isStructSchema()) return prepareStructure(shape, value, path)
  if (shape.isListSchema()) {
    if (!Array.isArray(value)) throw new Error(`${path} should be a list.`)
    return value.map((item, index) => prepare(shape.getValueSchema(), item, `${path}[${index}]`))
  }
  if (shape.isMapSchema())
    return Object.fromEntries(
      Object.entries(asObject(value, path)).map(([key, item]) => [
        key,
        prepare(shape.getValueSchema(), item, `${path}.${key}`),
      ]),
    )
  if (shape.isDocumentSchema()) return value
  if (shape.isNumericSchema()) return expectType(value, 'number', path)
  if (shape.isBooleanSchema()) return expectType(value, 'boolean', path)
  const text = String(expectType(value, 'string', path))
  if (shape.isBlobSchema()) return new TextEncoder().encode(text)
  if (shape.isTimestampSchema()) return asDate(text, path)
  return text
}

function prepareStructure(shape: NormalizedSchema, value: Json, path: string): object {
  const given = asObject(value, path)
  const members = new Map(shape.structIterator())
  const raw: unknown = shape.getSchema()
  // AWS's required members come first, and the schema ends with how many there are.
  const required = Array.isArray(raw) && typeof raw[6] === 'number' ? raw[6] : 0
  for (const name of [...members.keys()].slice(0, required))
    if (given[name] === undefined) throw new Error(`${path}.${name} is required.`)
  return Object.fromEntries(
    Object.entries(given).map(([name, item]) => {
      const member = members.get(name)
      if (!member) throw new Error(`${path} has no ${name}.`)
      return [name, prepare(member, item, `${path}.${name}`)]
    }),
  )
}

function asObject(value: Json, path: string): JsonObject {
  if (typeof value === 'object' && value !== null && !isList(value)) return value
  throw new Error(`${path} should be an object.`)
}

function asDate(text: string, path: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new Error(`${path} should be an ISO time.`)
  return date
}

const isList = (value: Json): value is Json[] => Array.isArray(value)

function expectType(value: Json, type: 'number' | 'boolean' | 'string', path: string): Json {
  if (typeof value !== type) throw new Error(`${path} should be a ${type}.`)
  return value
}
