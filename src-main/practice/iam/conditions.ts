import { isIPv4 } from 'node:net'
import { type Context, fillVariables, hasKey, matchesArn, matchesText, valuesOf } from './match.ts'

type Compare = (given: string, wanted: string) => boolean
type Operator = { readonly compare: Compare; readonly negated: boolean }

const asNumber = (compare: (given: number, wanted: number) => boolean): Compare => {
  return (given, wanted) => compare(Number(given), Number(wanted))
}
const asDate = (compare: (given: number, wanted: number) => boolean): Compare => {
  return (given, wanted) => compare(timeOf(given), timeOf(wanted))
}
const timeOf = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text))
const sameCase = (given: string, wanted: string) => given.toLowerCase() === wanted.toLowerCase()
const same: Compare = (given, wanted) => given === wanted
const like: Compare = (given, wanted) => matchesText(wanted, given)
const arn: Compare = (given, wanted) => matchesArn(wanted, given)

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: Readonly<Record<string, Operator>> = {
  StringEquals: { compare: same, negated: false },
  StringNotEquals: { compare: same, negated: true },
  StringEqualsIgnoreCase: { compare: sameCase, negated: false },
  StringNotEqualsIgnoreCase: { compare: sameCase, negated: true },
  StringLike: { compare: like, negated: false },
  StringNotLike: { compare: like, negated: true },
  ArnEquals: { compare: arn, negated: false },
  ArnNotEquals: { compare: arn, negated: true },
  ArnLike: { compare: arn, negated: false },
  ArnNotLike: { compare: arn, negated: true },
  Bool: { compare: sameCase, negated: false },
  NumericEquals: { compare: asNumber((a, b) => a === b), negated: false },
  NumericNotEquals: { compare: asNumber((a, b) => a === b), negated: true },
  NumericLessThan: { compare: asNumber((a, b) => a < b), negated: false },
  NumericLessThanEquals: { compare: asNumber((a, b) => a <= b), negated: false },
  NumericGreaterThan: { compare: asNumber((a, b) => a > b), negated: false },
  NumericGreaterThanEquals: { compare: asNumber((a, b) => a >= b), negated: false },
  DateEquals: { compare: asDate((a, b) => a === b), negated: false },
  DateNotEquals: { compare: asDate((a, b) => a === b), negated: true },
  DateLessThan: { compare: asDate((a, b) => a < b), negated: false },
  DateLessThanEquals: { compare: asDate((a, b) => a <= b), negated: false },
  DateGreaterThan: { compare: asDate((a, b) => a > b), negated: false },
  DateGreaterThanEquals: { compare: asDate((a, b) => a >= b), negated: false },
  IpAddress: { compare: inRange, negated: false },
  NotIpAddress: { compare: inRange, negated: true },
}

/** Operator names without `IfExists` and set prefixes, for whoever checks documents. */
export const operatorNames: readonly string[] = [...Object.keys(operators), 'Null']

type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** Whether every condition of a statement holds. An operator nobody knows does not hold. */
export const conditionsHold = (conditions: Conditions, context: Context): boolean =>
  Object.entries(conditions).every(([name, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(name, key, wanted, context)),
  )

/** The keys a statement asks for that the request does not have. */
export const missingKeys = (conditions: Conditions, context: Context): readonly string[] =>
  Object.entries(conditions).flatMap(([name, keys]) =>
    name === 'Null' ? [] : Object.keys(keys).filter((key) => !hasKey(context, key)),
  )

function holds(name: string, key: string, wanted: readonly string[], context: Context): boolean {
  if (name === 'Null') return wanted.includes(String(!hasKey(context, key)))
  const [, set, bare = '', ifExists] =
    /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/.exec(name) ?? []
  const operator = operators[bare]
  if (!operator) return false
  if (!hasKey(context, key)) {
    if (ifExists || set === 'ForAllValues') return true
    return operator.negated && set === undefined
  }
  const patterns = wanted.flatMap((text) => fillVariables(text, context) ?? [])
  const matches = (given: string) =>
    patterns.some((pattern) => operator.compare(given, pattern)) !== operator.negated
  const given = valuesOf(context, key)
  if (set === 'ForAllValues') return given.every(matches)
  if (set === 'ForAnyValue' || !operator.negated) return given.some(matches)
  return given.every(matches)
}

/** IPv4 only: the practice account is reached on 127.0.0.1. */
function inRange(given: string, range: string): boolean {
  const [base = '', bits = '32'] = range.split('/')
  if (!isIPv4(given) || !isIPv4(base)) return given === base
  const mask = Number(bits) === 0 ? 0 : (~0 << (32 - Number(bits))) >>> 0
  return (toNumber(given) & mask) === (toNumber(base) & mask)
}

const toNumber = (address: string) =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) >>> 0
