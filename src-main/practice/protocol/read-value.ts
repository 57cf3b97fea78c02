import type { Member, Shape, Structure, TimestampFormat } from './shapes.ts'

/** How a protocol spells the values that JSON has no words for. */
export type ReadRules = {
  /** Query strings, forms, headers and paths carry everything as text. */
  readonly text: boolean
  readonly timestamps: TimestampFormat
  readonly nameOf: (member: Member) => string
}

export const jsonRules: ReadRules = {
  text: false,
  timestamps: 'epoch-seconds',
  nameOf: ({ name, traits }) => traits.jsonName ?? name,
}

/** The request does not fit AWS's shape: required members are absent, or something has the wrong type. */
export class InputProblem extends Error {
  readonly missing: readonly string[]
  constructor(message: string, missing: readonly string[] = []) {
    super(message)
    this.missing = missing
  }
}

const deepest = 100

/** Reads a value as AWS's shape says. Absent required members are gathered in `missing` by their path. */
export function readValue(
  shape: Shape,
  raw: unknown,
  rules: ReadRules,
  path: readonly string[],
  missing: string[],
): unknown {
  if (path.length > deepest) throw new InputProblem('The request is nested too deeply')
  const next = (inner: Shape, value: unknown, name: string) =>
    readValue(inner, value, rules, [...path, name], missing)
  switch (shape.kind) {
    case 'structure': {
      const value = readStructure(
        shape,
        requireRecord(raw, 'Start of structure'),
        rules,
        path,
        missing,
      )
      if (shape.union && Object.keys(value).length !== 1)
        throw new InputProblem(`Expected exactly one member of ${shape.name} to be set`)
      return value
    }
    case 'list':
      if (!Array.isArray(raw)) throw unexpected(raw, 'list')
      return raw.map((item: unknown, index) => next(shape.item(), item, `${index + 1}`))
    case 'map':
      return Object.fromEntries(
        Object.entries(requireRecord(raw, 'map'))
          .filter(([, value]) => value !== null)
          .map(([key, value]) => [key, next(shape.value(), value, key)]),
      )
    case 'document':
      return raw
    case 'timestamp':
      return readTimestamp(raw, shape.format ?? rules.timestamps)
    case 'blob':
      if (raw instanceof Uint8Array) return raw
      if (typeof raw !== 'string') throw unexpected(raw, 'Blob')
      return new Uint8Array(Buffer.from(raw, 'base64'))
    case 'boolean':
      if (typeof raw === 'boolean') return raw
      if (rules.text && (raw === 'true' || raw === 'false')) return raw === 'true'
      throw unexpected(raw, 'Boolean')
    case 'number':
      return readNumber(raw, rules.text)
    case 'string':
      if (typeof raw !== 'string') throw unexpected(raw, 'String')
      return raw
  }
}

export function readStructure(
  shape: Structure,
  raw: Readonly<Record<string, unknown>>,
  rules: ReadRules,
  path: readonly string[],
  missing: string[],
): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const member of shape.members()) {
    const name = rules.nameOf(member)
    const value = Object.hasOwn(raw, name) ? raw[name] : undefined
    const here = [...path, member.name]
    if (value !== undefined && value !== null)
      read[member.name] = readValue(member.shape, value, rules, here, missing)
    else if (member.required) missing.push(here.join('.'))
  }
  return read
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function requireRecord(raw: unknown, expected: string): Record<string, unknown> {
  if (isRecord(raw)) return raw
  throw unexpected(raw, expected)
}

function readNumber(raw: unknown, text: boolean): number {
  if (typeof raw === 'number') return raw
  if (typeof raw === 'bigint') return Number(raw)
  if (raw === 'NaN' || raw === 'Infinity' || raw === '-Infinity') return Number(raw)
  if (text && typeof raw === 'string' && raw.trim() !== '' && Number.isFinite(Number(raw)))
    return Number(raw)
  throw unexpected(raw, 'Number')
}

function readTimestamp(raw: unknown, format: TimestampFormat): Date {
  const date = toDate(raw, format)
  if (!Number.isNaN(date.getTime())) return date
  throw unexpected(raw, 'Timestamp')
}

function toDate(raw: unknown, format: TimestampFormat): Date {
  if (raw instanceof Date) return raw
  if (typeof raw === 'number') return new Date(raw * 1000)
  // CBOR marks times as tag 1.
  if (isRecord(raw) && raw.tag === 1) return new Date(Number(raw.value) * 1000)
  if (typeof raw !== 'string') return new Date(Number.NaN)
  return format === 'epoch-seconds' && raw.trim() !== '' && Number.isFinite(Number(raw))
    ? new Date(Number(raw) * 1000)
    : new Date(raw)
}

function unexpected(raw: unknown, expected: string): InputProblem {
  return new InputProblem(`${nameToken(raw)} can not be converted to ${expected}`)
}

function nameToken(raw: unknown): string {
  if (raw === null) return 'NULL_VALUE'
  if (typeof raw === 'boolean') return raw ? 'TRUE_VALUE' : 'FALSE_VALUE'
  if (typeof raw === 'number' || typeof raw === 'bigint') return 'NUMBER_VALUE'
  if (typeof raw === 'string') return 'STRING_VALUE'
  return Array.isArray(raw) ? 'START_ARRAY' : 'START_OBJECT'
}
