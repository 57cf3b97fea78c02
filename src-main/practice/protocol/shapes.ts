/**
 * The only file that touches the SDK's own description of AWS's operations. Those exports are young, so everything
 * else of the practice account sees the plain shapes below.
 */
import { NormalizedSchema } from '@smithy/core/schema'
import type { SchemaTraitsObject, StaticErrorSchema, StaticOperationSchema } from '@smithy/types'

export type Traits = SchemaTraitsObject
export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds'

export type Member = {
  readonly name: string
  readonly shape: Shape
  readonly required: boolean
  readonly traits: Traits
}
export type Structure = {
  readonly kind: 'structure'
  readonly name: string
  readonly union: boolean
  readonly error: boolean
  readonly traits: Traits
  readonly members: () => readonly Member[]
}
/** Children are functions because AWS's shapes may contain themselves. */
export type Shape =
  | Structure
  | { readonly kind: 'list'; readonly traits: Traits; readonly item: () => Shape }
  | { readonly kind: 'map'; readonly traits: Traits; readonly value: () => Shape }
  | {
      readonly kind: 'timestamp'
      readonly traits: Traits
      readonly format: TimestampFormat | undefined
    }
  | {
      readonly kind: 'string' | 'boolean' | 'number' | 'blob' | 'document'
      readonly traits: Traits
    }

export type OperationShape = {
  readonly name: string
  readonly http: { readonly method: string; readonly path: string; readonly status: number }
  readonly input: Structure
  readonly output: Structure
}
export type ErrorShape = {
  readonly name: string
  readonly namespace: string
  readonly shape: Structure
}

export function listOperations(shapes: Readonly<Record<string, unknown>>): OperationShape[] {
  return Object.values(shapes)
    .filter(isOperation)
    .map((schema) => {
      // EC2 alone has more than 800, of which few are ever called.
      const http = once(() => httpOf(NormalizedSchema.of(schema).getMergedTraits()))
      const input = once(() => structureOf(NormalizedSchema.of(schema[4])))
      const output = once(() => structureOf(NormalizedSchema.of(schema[5])))
      return {
        name: schema[2],
        get http() {
          return http()
        },
        get input() {
          return input()
        },
        get output() {
          return output()
        },
      }
    })
}

export function findError(
  shapes: Readonly<Record<string, unknown>>,
  name: string,
): ErrorShape | undefined {
  const schema = shapes[`${name}$`]
  if (!isError(schema)) return undefined
  return { name, namespace: schema[1], shape: structureOf(NormalizedSchema.of(schema)) }
}

function isOperation(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === 9 && value.length >= 6
}

function isError(value: unknown): value is StaticErrorSchema {
  return Array.isArray(value) && value[0] === -3
}

function httpOf({ http }: Traits): OperationShape['http'] {
  const [method, path, status] = Array.isArray(http) ? http : []
  return { method: method ?? 'POST', path: path ?? '/', status: Number(status ?? 200) }
}

function shapeOf(schema: NormalizedSchema): Shape {
  const traits = schema.getMergedTraits()
  if (schema.isStructSchema() || schema.isUnitSchema()) return structureOf(schema)
  if (schema.isListSchema())
    return { kind: 'list', traits, item: once(() => shapeOf(schema.getValueSchema())) }
  if (schema.isMapSchema())
    return { kind: 'map', traits, value: once(() => shapeOf(schema.getValueSchema())) }
  if (schema.isTimestampSchema()) return { kind: 'timestamp', traits, format: formatOf(schema) }
  return { kind: simpleKindOf(schema), traits }
}

function structureOf(schema: NormalizedSchema): Structure {
  const raw: unknown = schema.getSchema()
  // AWS's required members come first, and the schema ends with how many there are.
  const required = Array.isArray(raw) && typeof raw[6] === 'number' ? raw[6] : 0
  return {
    kind: 'structure',
    name: schema.getName() ?? '',
    union: schema.isUnionSchema(),
    error: Array.isArray(raw) && raw[0] === -3,
    traits: schema.getMergedTraits(),
    members: once(() =>
      [...schema.structIterator()].map(([name, member], index) => ({
        name,
        shape: shapeOf(member),
        required: index < required,
        traits: member.getMergedTraits(),
      })),
    ),
  }
}

function formatOf(schema: NormalizedSchema): TimestampFormat | undefined {
  switch (schema.getSchema()) {
    case 5:
      return 'date-time'
    case 6:
      return 'http-date'
    case 7:
      return 'epoch-seconds'
    default:
      return undefined
  }
}

function simpleKindOf(schema: NormalizedSchema) {
  if (schema.isBooleanSchema()) return 'boolean'
  if (schema.isBlobSchema()) return 'blob'
  if (schema.isDocumentSchema()) return 'document'
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema())
    return 'number'
  return 'string'
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
