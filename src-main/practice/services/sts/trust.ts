import { z } from '../../../../shared/schema.ts'

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((held) => (Array.isArray(held) ? held : [held]))
const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), z.object({ AWS: oneOrMore.optional() })]),
  Action: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
})
type Statement = z.infer<typeof Statement>
const Trust = z.object({
  Statement: z
    .union([Statement, z.array(Statement)])
    .transform((held) => (Array.isArray(held) ? held : [held])),
})

/** The principals a role's trust policy lets in and keeps out. Unreadable trust lets nobody in. */
export function readTrust(
  document: string,
  externalId: string | undefined,
): { readonly allowed: readonly string[]; readonly denied: readonly string[] } {
  const trust = Trust.safeParse(parse(document))
  const applying = trust.success
    ? trust.data.Statement.filter(
        ({ Action, Condition }) =>
          Action.some((action) => /^(\*|sts:\*|sts:assumerole)$/i.test(action)) &&
          holds(Condition, externalId),
      )
    : []
  const of = (effect: Statement['Effect']) =>
    applying.filter(({ Effect }) => Effect === effect).flatMap(principalsOf)
  return { allowed: of('Allow'), denied: of('Deny') }
}

function principalsOf({ Principal }: Statement): readonly string[] {
  return Principal === '*' ? ['*'] : (Principal.AWS ?? [])
}

/** Only an external id is understood; any other condition does not hold here. */
function holds(condition: Statement['Condition'], externalId: string | undefined): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(
      ([key, values]) =>
        operator === 'StringEquals' &&
        key === 'sts:ExternalId' &&
        externalId !== undefined &&
        values.includes(externalId),
    ),
  )
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    return undefined
  }
}
