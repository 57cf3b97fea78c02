import type { PolicyIdentifier } from '@aws-sdk/client-iam'
import { ProblemError } from '../../../shared/problem.ts'
import type { StepContext } from '../steps/step.ts'

export type Question = {
  readonly actions: readonly string[]
  /** `*` when absent. */
  readonly resources?: readonly string[]
  /** Condition keys as they would be at the call. */
  readonly conditions?: Readonly<Record<string, string>>
}
export type Verdict = { readonly action: string; readonly isAllowed: boolean }

/** Policies that the simulation takes as held, and as no longer held. */
export type PolicyShift = {
  readonly added: readonly string[]
  readonly removed: readonly PolicyIdentifier[]
}

/**
 * IAM's verdict on every action with every resource for one user or role. The simulation (SimulatePrincipalPolicy) is
 * free and does nothing. Throws permission.denied to whoever may not ask.
 */
export async function simulate(
  { aws, signal }: StepContext,
  principalArn: string,
  { actions, resources, conditions = {} }: Question,
  { added, removed }: PolicyShift = { added: [], removed: [] },
): Promise<Verdict[]> {
  const { EvaluationResults = [] } = await aws.call(
    'iam',
    'SimulatePrincipalPolicy',
    {
      PolicySourceArn: principalArn,
      ActionNames: [...actions],
      ...(resources && { ResourceArns: [...resources] }),
      ContextEntries: Object.entries(conditions).map(([name, value]) => ({
        ContextKeyName: name,
        ContextKeyType: 'string' as const,
        ContextKeyValues: [value],
      })),
      MaxItems: 1000,
      ...(added.length > 0 && { PolicyInputList: [...added] }),
      ...(removed.length > 0 && { PolicyExclusionList: [...removed] }),
    },
    { signal },
  )
  // Several resources come either as a result each, or inside the one result of their action.
  return EvaluationResults.flatMap(
    ({ EvalActionName: action = '', EvalDecision, ResourceSpecificResults = [] }) =>
      ResourceSpecificResults.length > 0
        ? ResourceSpecificResults.map(({ EvalResourceDecision }) => ({
            action,
            isAllowed: EvalResourceDecision === 'allowed',
          }))
        : [{ action, isAllowed: EvalDecision === 'allowed' }],
  )
}

/** The ARN one's own policies hang on: the user's, or that of the role behind the session; undefined for others. */
export async function principalArnOf({
  aws,
  identity: { arn, kind, name },
  signal,
}: StepContext): Promise<string | undefined> {
  if (kind === 'user') return arn
  if (kind !== 'role') return undefined
  try {
    // A session's ARN does not tell the role's path, which those of IAM Identity Center have.
    const { Role } = await aws.call('iam', 'GetRole', { RoleName: name }, { signal })
    return Role?.Arn
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code !== 'app.cancelled') return undefined
    throw error
  }
}
