import { z } from '../../../shared/schema.ts'
import type { Permission } from '../operation.ts'
import { conditionsHold } from './conditions.ts'
import { type Context, matchesAction, matchesArn } from './match.ts'
import { parsePolicy } from './policy-document.ts'

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((held) => (Array.isArray(held) ? held : [held]))
const Principal = z.union([z.literal('*'), z.record(z.string(), oneOrMore)])
const Document = z.looseObject({
  Statement: z
    .union([z.looseObject({ Principal }), z.array(z.looseObject({ Principal }))])
    .transform((held) => (Array.isArray(held) ? held : [held])),
})

/** Whether a policy of a resource (a bucket, a topic) lets an AWS service do this to it, and nothing in it denies it. */
export function letsService(
  text: string,
  service: string,
  { action, resource, context = {} }: Permission,
): boolean {
  const fitting = readResourcePolicy(text)?.filter(
    ({ principal, statement }) =>
      (principal === '*' || principal.Service?.includes(service)) &&
      statement.Action?.some((pattern) => matchesAction(pattern, action)) &&
      statement.Resource?.some((pattern) => matchesArn(pattern, resource)) &&
      conditionsHold(statement.Condition ?? {}, contextOf(context)),
  )
  const effects = fitting?.map(({ statement }) => statement.Effect) ?? []
  return effects.includes('Allow') && !effects.includes('Deny')
}

/** Whether a role's trust policy lets an AWS service take the role. Its statements name no resource: it is the role. */
export function trustsService(
  trust: string,
  service: string,
  context: NonNullable<Permission['context']>,
): boolean {
  const document = parseDocument(trust)
  const statements = document?.Statement.map((statement) => ({ ...statement, Resource: '*' }))
  return letsService(JSON.stringify({ ...document, Statement: statements }), service, {
    action: 'sts:AssumeRole',
    resource: '*',
    context,
  })
}

const contextOf = (context: NonNullable<Permission['context']>): Context => context

/** The statements with whom they are for; undefined where AWS would call the policy malformed. */
export function readResourcePolicy(text: string) {
  const document = parseDocument(text)
  if (!document) return undefined
  const principals = document.Statement.map(({ Principal: principal }) => principal)
  const bare = document.Statement.map(({ Principal: _, ...statement }) => statement)
  const policy = parsePolicy(JSON.stringify({ ...document, Statement: bare }))
  if (typeof policy === 'string') return undefined
  return policy.Statement.map((statement, index) => ({
    principal: principals[index] ?? {},
    statement,
  }))
}

function parseDocument(text: string) {
  try {
    return Document.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
