import type * as Iam from '@aws-sdk/client-iam'
import type { Decision, Match, PolicySet } from '../../iam/decide.ts'
import { itemsOf, memberOf, readTree } from '../../iam/findings/policy-tree.ts'

/** A decision as the policy simulator tells it. */
export function describeDecision(
  action: string,
  resource: string,
  decision: Decision,
  { boundary, organization }: PolicySet,
): Iam.EvaluationResult {
  const { outcome, deniedBy } = decision
  const told = {
    MatchedStatements: decision.matched.map(describeMatch),
    MissingContextValues: [...decision.missingContext],
    ...(boundary && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: deniedBy !== 'boundary' },
    }),
  }
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: outcome,
    ...told,
    ...(organization.length > 0 && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: deniedBy !== 'scp' },
    }),
    ...(resource !== '*' && {
      ResourceSpecificResults: [
        { EvalResourceName: resource, EvalResourceDecision: outcome, ...told },
      ],
    }),
  }
}

function describeMatch({ policyId, policy, index }: Match): Iam.Statement {
  const tree = readTree(policy.document)
  const statements = 'brokenAt' in tree ? undefined : memberOf(tree, 'Statement')
  const place = statements && itemsOf(statements)[index]
  return {
    SourcePolicyId: policyId,
    SourcePolicyType: policy.source,
    ...(place && {
      StartPosition: positionAt(policy.document, place.offset),
      EndPosition: positionAt(policy.document, place.offset + place.length),
    }),
  }
}

/** IAM counts lines and columns from 1. */
function positionAt(text: string, offset: number): Iam.Position {
  const before = text.slice(0, offset).split('\n')
  return { Line: before.length, Column: (before.at(-1)?.length ?? 0) + 1 }
}
