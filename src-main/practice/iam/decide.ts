import type { Account } from '../account.ts'
import type { Caller, Permission } from '../operation.ts'
import { conditionsHold, missingKeys } from './conditions.ts'
import { type Context, fillVariables, matchesAction, matchesArn } from './match.ts'
import { boundaryOf, type Holder, identityPolicies, type SourcePolicy } from './policies-of.ts'
import { type Statement, statementsOf } from './policy-document.ts'

export type Decision = {
  readonly outcome: 'allowed' | 'implicitDeny' | 'explicitDeny'
  readonly matched: readonly Match[]
  readonly missingContext: readonly string[]
  readonly deniedBy?: 'scp' | 'boundary' | 'identity'
}

/** The statement that settled it: which of which policy. */
export type Match = {
  readonly policyId: string
  readonly policyType: string
  readonly sid?: string
  readonly policy: SourcePolicy
  readonly index: number
}

export type PolicySet = {
  readonly identity: readonly SourcePolicy[]
  readonly boundary?: SourcePolicy | undefined
  /** Level by level from the root of the organisation down to the account; none outside an organisation. */
  readonly organization: readonly (readonly SourcePolicy[])[]
  /** The root user has no policies and may do everything. */
  readonly isRoot: boolean
}

/** What IAM answers a principal of the account. */
export function decide(
  account: Account,
  caller: Pick<Caller, 'kind' | 'name' | 'arn'>,
  permission: Permission,
  context: Context,
): Decision {
  return decideBy(policySetOf(account, caller), permission, context)
}

export function policySetOf(account: Account, caller: Holder): PolicySet {
  return {
    identity: identityPolicies(account, caller),
    boundary: boundaryOf(account, caller),
    organization: organizationOf(account),
    isRoot: caller.kind === 'root',
  }
}

function organizationOf({ iam }: Account): SourcePolicy[][] {
  const policies = iam.serviceControlPolicies.map((document, index) => ({
    id: `p-organization${index + 1}`,
    type: 'Service Control Policy' as const,
    source: 'none' as const,
    document,
  }))
  return policies.length > 0 ? [policies] : []
}

/**
 * AWS's order: an explicit deny anywhere wins; then the organisation, the boundary and the identity policies must each
 * allow. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decideBy(
  { identity, boundary, organization, isRoot }: PolicySet,
  permission: Permission,
  context: Context,
): Decision {
  const layers = [
    // Every level has to allow by itself.
    ...organization.map((policies) => ({ by: 'scp' as const, policies, mustAllow: true })),
    { by: 'boundary', policies: boundary ? [boundary] : [], mustAllow: boundary !== undefined },
    { by: 'identity', policies: identity, mustAllow: !isRoot },
  ] as const
  const asked = layers.map((layer) => ({ ...layer, ...ask(layer.policies, permission, context) }))
  const missingContext = [...new Set(asked.flatMap(({ missing }) => missing))]

  const denying = asked.find(({ denied }) => denied.length > 0)
  if (denying)
    return {
      outcome: 'explicitDeny',
      matched: denying.denied,
      missingContext,
      deniedBy: denying.by,
    }
  const silent = asked.find(({ mustAllow, allowed }) => mustAllow && allowed.length === 0)
  if (silent) return { outcome: 'implicitDeny', matched: [], missingContext, deniedBy: silent.by }
  return { outcome: 'allowed', matched: asked.flatMap(({ allowed }) => allowed), missingContext }
}

function ask(policies: readonly SourcePolicy[], permission: Permission, context: Context) {
  const fitting = policies.flatMap((policy) =>
    statementsOf(policy.document)
      .map((statement, index) => ({ statement, match: matchOf(policy, index, statement) }))
      .filter(({ statement }) => fits(statement, permission, context)),
  )
  const holding = fitting.filter(({ statement }) =>
    conditionsHold(statement.Condition ?? {}, context),
  )
  const of = (effect: Statement['Effect']) =>
    holding.filter(({ statement }) => statement.Effect === effect).map(({ match }) => match)
  return {
    allowed: of('Allow'),
    denied: of('Deny'),
    missing: fitting.flatMap(({ statement }) => missingKeys(statement.Condition ?? {}, context)),
  }
}

const matchOf = (policy: SourcePolicy, index: number, { Sid }: Statement): Match => ({
  policyId: policy.id,
  policyType: policy.type,
  policy,
  index,
  ...(Sid !== undefined && { sid: Sid }),
})

/** Whether a statement speaks of this action on this resource. */
function fits(statement: Statement, { action, resource }: Permission, context: Context): boolean {
  const isAction = (pattern: string) => matchesAction(pattern, action)
  const isResource = (pattern: string) => {
    const filled = fillVariables(pattern, context)
    return filled !== undefined && matchesArn(filled, resource)
  }
  const { Action, NotAction, Resource, NotResource } = statement
  return (
    (Action ? Action.some(isAction) : !NotAction?.some(isAction)) &&
    (Resource ? Resource.some(isResource) : !NotResource?.some(isResource))
  )
}
