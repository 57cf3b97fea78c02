import { isDeepStrictEqual } from 'node:util'
import { z } from '../../../shared/schema.ts'
import type { StepContext } from '../steps/step.ts'
import type { Policy } from './generate-policy.ts'
import { ifAllowed } from './wanted-policy.ts'

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
const Named = z.looseObject({ Sid: z.string() })

const statementsOf = (document: string): unknown[] => {
  const { Statement } = Document.parse(JSON.parse(document))
  return Array.isArray(Statement) ? Statement : [Statement]
}

/** Puts our statements into a policy document, in place of those of the same Sid. Every other statement stays. */
export function mergePolicy(existing: string | undefined, { Version, Statement }: Policy): string {
  const ours = Statement.map(({ Sid }) => Sid)
  const others = (existing === undefined ? [] : statementsOf(existing)).filter(
    (statement) => !ours.includes(Named.safeParse(statement).data?.Sid ?? ''),
  )
  return JSON.stringify({ Version, Statement: [...others, ...Statement] })
}

/** Whether a policy document holds every one of our statements just as we want it. */
export const holdsPolicy = (existing: string, { Statement }: Policy): boolean =>
  Statement.every((wanted) =>
    statementsOf(existing).some((statement) => isDeepStrictEqual(statement, wanted)),
  )
