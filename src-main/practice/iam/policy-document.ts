import { z } from '../../../shared/schema.ts'

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((held) => (Array.isArray(held) ? held : [held]))
const conditionValue = z
  .union([
    z.string(),
    z.boolean(),
    z.number(),
    z.array(z.union([z.string(), z.boolean(), z.number()])),
  ])
  .transform((held) => (Array.isArray(held) ? held.map(String) : [String(held)]))

const Statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: oneOrMore.optional(),
    NotAction: oneOrMore.optional(),
    Resource: oneOrMore.optional(),
    NotResource: oneOrMore.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValue)).optional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), {
    error: 'Policy statement must contain actions.',
  })
  .refine(({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined), {
    error: 'Policy statement must contain resources.',
  })
export type Statement = z.infer<typeof Statement>

const PolicyDocument = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z
    .union([Statement, z.array(Statement)])
    .transform((held) => (Array.isArray(held) ? held : [held])),
})
export type PolicyDocument = z.infer<typeof PolicyDocument>

/** An identity policy, or the sentence that says why it is none. */
export function parsePolicy(text: string): PolicyDocument | string {
  try {
    const parsed = PolicyDocument.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
    return parsed.error.issues[0]?.message ?? 'Syntax errors in policy.'
  } catch {
    return 'This policy contains invalid Json'
  }
}

/** The statements of a stored policy; one that cannot be read grants nothing and denies nothing. */
export function statementsOf(text: string): readonly Statement[] {
  const policy = parsePolicy(text)
  return typeof policy === 'string' ? [] : policy.Statement
}
