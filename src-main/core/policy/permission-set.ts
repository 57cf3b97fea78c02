import { isDeepStrictEqual } from 'node:util'
import { z } from '../../../shared/schema.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { StepContext } from '../steps/step.ts'
import { type AnyPolicy, readStatement } from './policy.ts'

/**
 * The permission set of IAM Identity Center behind a role, by the name AWS gives such roles; undefined for all others.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export const permissionSetOf = ({
  kind,
  name,
}: {
  readonly kind: string
  readonly name: string
}) => (kind === 'role' ? /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(name)?.[1] : undefined)

export type FoundSet = {
  readonly instanceArn: string
  readonly arn: string
  /** Its inline policy as it is; absent when it has none. */
  readonly inline?: string
}

/** Looks a permission set up by its name; undefined where this sign-in may not, or is not where Identity Center is kept. */
export const findPermissionSet = (
  { aws, signal }: StepContext,
  name: string,
): Promise<FoundSet | undefined> =>
  ifAllowed(async () => {
    const { Instances = [] } = await aws.call('sso-admin', 'ListInstances', {}, { signal })
    const instanceArn = Instances[0]?.InstanceArn
    if (instanceArn === undefined) return undefined
    const at = { InstanceArn: instanceArn }
    let NextToken: string | undefined
    do {
      const page = await aws.call(
        'sso-admin',
        'ListPermissionSets',
        { ...at, ...(NextToken && { NextToken }) },
        { signal },
      )
      for (const arn of page.PermissionSets ?? []) {
        const set = { ...at, PermissionSetArn: arn }
        const found = await aws.call('sso-admin', 'DescribePermissionSet', set, { signal })
        if (found.PermissionSet?.Name !== name) continue
        const { InlinePolicy: inline } = await aws.call(
          'sso-admin',
          'GetInlinePolicyForPermissionSet',
          set,
          { signal },
        )
        return { instanceArn, arn, ...(inline && { inline }) }
      }
      NextToken = page.NextToken
    } while (NextToken)
    return undefined
  })

const Document = z.looseObject({ Statement: z.union([z.array(z.unknown()), z.unknown()]) })

const statementsOf = (document: string): unknown[] => {
  const { Statement } = Document.parse(JSON.parse(document))
  return Array.isArray(Statement) ? Statement : [Statement]
}

/** The names that generated statements have, whatever models they are about. */
const ourSid =
  /^(Use|Reach)Claude|^(SeeProfiles|DescribeChosenProfiles|CountTokens|UseShortTermApiKeys)$/

/** Whether a statement is one that an earlier choice put there: by its name, and because it grants only Bedrock. */
function isOurs(statement: unknown, wanted: readonly (string | undefined)[]): boolean {
  const { Sid, Action = [] } = readStatement(statement) ?? {}
  if (Sid === undefined) return false
  return (
    wanted.includes(Sid) ||
    (ourSid.test(Sid) && Action.length > 0 && Action.every((each) => each.startsWith('bedrock:')))
  )
}

/** Puts our statements into a policy document, in place of those put there before. Every other statement stays. */
export function mergePolicy(existing: string | undefined, { Statement }: AnyPolicy): string {
  const sids = Statement.map((statement) => readStatement(statement)?.Sid)
  const others = (existing === undefined ? [] : statementsOf(existing)).filter(
    (statement) => !isOurs(statement, sids),
  )
  return JSON.stringify({ Version: '2012-10-17', Statement: [...others, ...Statement] })
}

/** Whether a policy document holds our statements just as we want them, and none of an earlier choice. */
export function holdsPolicy(existing: string, { Statement }: AnyPolicy): boolean {
  const held = statementsOf(existing)
  const sids = Statement.map((statement) => readStatement(statement)?.Sid)
  const isWanted = (statement: unknown) =>
    Statement.some((wanted) => isDeepStrictEqual(statement, wanted))
  return (
    Statement.every((wanted) => held.some((statement) => isDeepStrictEqual(statement, wanted))) &&
    held.every((statement) => isWanted(statement) || !isOurs(statement, sids))
  )
}
