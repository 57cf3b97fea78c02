import { isRecord } from './read-value.ts'
import type { Member, Shape, Structure, TimestampFormat } from './shapes.ts'

/** How a protocol spells dates and bytes, and which of its two names a member has. */
export type WriteRules = {
  readonly date: (date: Date, format: TimestampFormat | undefined) => unknown
  readonly blob: (bytes: Uint8Array) => unknown
  readonly nameOf: (member: Member) => string
}

export const jsonWriteRules: WriteRules = {
  date: (date, format) => {
    if (format === 'date-time') return date.toISOString().replace('.000Z', 'Z')
    if (format === 'http-date') return date.toUTCString()
    return date.getTime() / 1000
  },
  blob: (bytes) => Buffer.from(bytes).toString('base64'),
  nameOf: ({ name, traits }) => traits.jsonName ?? name,
}

/** Turns what a handler returned into what JSON or CBOR can hold, by AWS's own output shape. */
export function writeTree(shape: Shape, value: unknown, rules: WriteRules): unknown {
  switch (shape.kind) {
    case 'structure':
      return writeMembers(shape.members(), value, rules)
    case 'list':
      return Array.isArray(value)
        ? value.map((item: unknown) => writeTree(shape.item(), item, rules))
        : []
    case 'map':
      return isRecord(value)
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([, held]) => held !== undefined)
              .map(([key, held]) => [key, writeTree(shape.value(), held, rules)]),
          )
        : {}
    case 'timestamp':
      return value instanceof Date ? rules.date(value, shape.format) : value
    case 'blob':
      return rules.blob(toBytes(value))
    case 'number':
      return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
    default:
      return value
  }
}

export function writeMembers(
  members: readonly Member[],
  value: unknown,
  rules: WriteRules,
): Record<string, unknown> {
  const held = isRecord(value) ? value : {}
  const written: Record<string, unknown> = {}
  for (const member of members) {
    const item = held[member.name]
    if (item !== undefined && item !== null)
      written[rules.nameOf(member)] = writeTree(member.shape, item, rules)
  }
  return written
}

export function toBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : new Uint8Array()
}

/** An error's own members, its message included under whichever spelling the shape has. */
export function writeErrorFields(
  shape: Structure | undefined,
  fields: Readonly<Record<string, unknown>>,
  message: string,
  rules: WriteRules,
): Record<string, unknown> {
  const members = shape?.members() ?? []
  const named = members.find(({ name }) => name.toLowerCase() === 'message')?.name ?? 'message'
  return { [named]: message, ...writeMembers(members, fields, rules) }
}
