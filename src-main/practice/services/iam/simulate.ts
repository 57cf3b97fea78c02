import type * as Iam from '@aws-sdk/client-iam'
import { type Decision, decideBy, type PolicySet, policySetOf } from '../../iam/decide.ts'
import type { Context } from '../../iam/match.ts'
import { parsePolicy } from '../../iam/policy-document.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { findGroup, noSuchEntity } from './answers.ts'
import { pageOf } from './paging.ts'

type Asked = Pick<
  Iam.SimulateCustomPolicyRequest,
  'ActionNames' | 'ResourceArns' | 'ContextEntries' | 'Marker' | 'MaxItems'
>

export const simulateCustomPolicy: Operation<
  Iam.SimulateCustomPolicyRequest,
  Iam.SimulatePolicyResponse
> = {
  run: (input) => {
    const identity = (input.PolicyInputList ?? []).map(asPolicy('PolicyInputList', 'IAM Policy'))
    const [boundary] = (input.PermissionsBoundaryPolicyInputList ?? []).map(
      asPolicy('PermissionsBoundaryPolicyInputList', 'Permissions Boundary'),
    )
    const organization = (input.OrderedOrganizationPolicyInputList ?? [])
      .flatMap(({ ServiceControlPolicyInputList = [] }) => ServiceControlPolicyInputList)
      .map(asPolicy('ServiceControlPolicyInputList', 'Service Control Policy'))
    return answer({ identity, boundary, organization, isRoot: false }, input)
  },
}

export const simulatePrincipalPolicy: Operation<
  Iam.SimulatePrincipalPolicyRequest,
  Iam.SimulatePolicyResponse
> = {
  permissions: ({ PolicySourceArn = '' }) => [
    { action: 'iam:SimulatePrincipalPolicy', resource: PolicySourceArn },
  ],
  run: (input, { account }) => {
    const held = principalPolicies(account, input.PolicySourceArn ?? '')
    const added = (input.PolicyInputList ?? []).map(asPolicy('PolicyInputList', 'IAM Policy'))
    return answer({ ...held, identity: [...held.identity, ...added] }, input)
  },
}

function principalPolicies(account: Call['account'], arn: string): PolicySet {
  const [, kind, name = ''] = /:(user|role|group)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  if (kind === 'group') {
    const { attached, inline } = findGroup(account, name)
    const user = { ...account.iam.users[''], attached, inline }
    return policySetOf(
      { ...account, iam: { ...account.iam, users: { [name]: { ...emptyUser, ...user, name } } } },
      { kind: 'user', name },
    )
  }
  const known = kind === 'user' ? account.iam.users[name] : account.iam.roles[name]
  if ((kind !== 'user' && kind !== 'role') || !known)
    throw noSuchEntity(kind ?? 'user', name || arn)
  return policySetOf(account, { kind, name })
}

const emptyUser = {
  id: '',
  path: '/',
  arn: '',
  createdAt: 0,
  attached: [],
  inline: {},
  tags: {},
  groups: [],
}

function answer(policies: PolicySet, input: Asked): Iam.SimulatePolicyResponse {
  const context: Context = Object.fromEntries(
    (input.ContextEntries ?? []).map(({ ContextKeyName = '', ContextKeyValues = [] }) => [
      ContextKeyName,
      ContextKeyValues,
    ]),
  )
  const resources = input.ResourceArns?.length ? input.ResourceArns : ['*']
  const results = (input.ActionNames ?? []).flatMap((action) =>
    resources.map((resource) =>
      summarise(action, resource, decideBy(policies, { action, resource }, context)),
    ),
  )
  const { page, paging } = pageOf(results, input)
  return { EvaluationResults: page, ...paging }
}

function summarise(action: string, resource: string, decision: Decision): Iam.EvaluationResult {
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision.outcome,
    MatchedStatements: decision.matched.map(({ policyId, policyType }) => ({
      SourcePolicyId: policyId,
      SourcePolicyType: policyType === 'IAM Policy' ? 'user-managed' : 'none',
    })),
    MissingContextValues: [...decision.missingContext],
    ...(decision.deniedBy === 'scp' && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    }),
    ...(decision.deniedBy === 'boundary' && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    }),
  }
}

const asPolicy =
  <Type extends 'IAM Policy' | 'Permissions Boundary' | 'Service Control Policy'>(
    list: string,
    type: Type,
  ) =>
  (document: string, index: number) => {
    const problem = parsePolicy(document)
    if (typeof problem === 'string') throw new AwsError('InvalidInputException', problem)
    return { id: `${list}.${index + 1}`, type, document }
  }
