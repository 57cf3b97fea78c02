import { z } from '../../../shared/schema.ts'

export type PolicyStatement = {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly string[] | '*'
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, string>> }
}
export type Policy = {
  readonly Version: '2012-10-17'
  readonly Statement: readonly PolicyStatement[]
}
/** A policy that a person may have written: what was read from it is all that is known. */
export type AnyPolicy = {
  readonly Version?: string | undefined
  readonly Statement: readonly Readonly<Record<string, unknown>>[]
}

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())])
// IAM takes true and 3 where the grammar asks for "true" and "3".
const value = z.union([z.string(), z.boolean(), z.number()]).transform(String)
const values = z.union([value.transform((one) => [one]), z.array(value)])
const AnyStatement = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: list.optional(),
  NotAction: list.optional(),
  Resource: list.optional(),
  NotResource: list.optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
  Sid: z.string().optional(),
})
/** A statement with every "one or several" as a list. */
export type ReadStatement = z.output<typeof AnyStatement>

const Document = z.object({
  Version: z.string().optional(),
  Statement: z.union([
    z.array(z.record(z.string(), z.unknown())),
    z.record(z.string(), z.unknown()).transform((one) => [one]),
  ]),
})

/** A policy document as it was written; undefined where the text is none. */
export function readPolicy(text: string): AnyPolicy | undefined {
  try {
    return Document.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What a statement says; undefined where IAM would not take it. */
export const readStatement = (statement: unknown): ReadStatement | undefined =>
  AnyStatement.safeParse(statement).data

/** Characters that IAM takes in a customer managed policy, white space apart: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const mostCharacters = 6144

/** Characters that count towards that limit. */
export const sizeOf = (policy: AnyPolicy | string) =>
  (typeof policy === 'string' ? policy : JSON.stringify(policy)).replace(/\s/g, '').length
