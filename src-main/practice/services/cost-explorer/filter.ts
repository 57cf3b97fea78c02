import { AwsError } from '../../operation.ts'
import type { BillLine } from '../../usage/bill.ts'

const dimensions = [
  'SERVICE',
  'USAGE_TYPE',
  'RECORD_TYPE',
  'REGION',
  'BILLING_ENTITY',
  'LINKED_ACCOUNT',
] as const
export type Dimension = (typeof dimensions)[number]

/** A dimension the practice account's bill has. */
export function checkDimension(key: string | undefined): Dimension {
  const known = dimensions.find((each) => each === key)
  if (known) return known
  throw new AwsError(
    'ValidationException',
    `The dimension ${key} is not in the practice account yet.`,
  )
}

/** What Cost Explorer and Budgets both call an expression. */
type Filter = {
  readonly And?: readonly Filter[] | undefined
  readonly Or?: readonly Filter[] | undefined
  readonly Not?: Filter | undefined
  readonly Dimensions?:
    | { readonly Key?: string | undefined; readonly Values?: readonly string[] | undefined }
    | undefined
}

/** Whether a line of the bill passes a Cost Explorer expression. MatchOptions are ignored here, as AWS does. */
export function passes(line: BillLine, filter: Filter | undefined): boolean {
  if (!filter) return true
  const { And, Or, Not, Dimensions } = filter
  if (And) return And.every((part) => passes(line, part))
  if (Or) return Or.some((part) => passes(line, part))
  if (Not) return !passes(line, Not)
  if (Dimensions) return (Dimensions.Values ?? []).includes(line[checkDimension(Dimensions.Key)])
  throw new AwsError('ValidationException', 'Expression must have one of And, Or, Not, Dimensions.')
}
