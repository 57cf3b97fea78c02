import type * as Iam from '@aws-sdk/client-iam'
import { decideBy, type PolicySet, policySetOf } from '../../iam/decide.ts'
import type { Context } from '../../iam/match.ts'
import type { SourcePolicy } from '../../iam/policies-of.ts'
import { parsePolicy } from '../../iam/policy-document.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { findGroup, findRole, findUser, noSuchEntity } from './answers.ts'
import { withoutExcluded } from './excluded.ts'
import { pageOf } from './paging.ts'
import { describeDecision } from './simulated.ts'

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
    const [boundary] = givenBoundary(input)
    const organization = (input.OrderedOrganizationPolicyInputList ?? []).map(
      ({ ServiceControlPolicyInputList = [] }, level) =>
        ServiceControlPolicyInputList.map(
          asPolicy(`ServiceControlPolicyInputList.${level + 1}`, 'Service Control Policy'),
        ),
    )
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
    const { PolicySourceArn = '' } = input
    const held = withoutExcluded(
      principalPolicies(account, PolicySourceArn),
      input.PolicyExclusionList ?? [],
    )
    const added = (input.PolicyInputList ?? []).map(asPolicy('PolicyInputList', 'IAM Policy'))
    const [boundary = held.boundary] = givenBoundary(input)
    const policies = { ...held, boundary, identity: [...held.identity, ...added] }
    return answer(policies, input, knownOf(PolicySourceArn))
  },
}

const givenBoundary = ({
  PermissionsBoundaryPolicyInputList = [],
}: Pick<Iam.SimulateCustomPolicyRequest, 'PermissionsBoundaryPolicyInputList'>) =>
  PermissionsBoundaryPolicyInputList.map(
    asPolicy('PermissionsBoundaryPolicyInputList', 'Permissions Boundary'),
  )

function principalPolicies(account: Call['account'], arn: string): PolicySet {
  const { kind, name } = readArn(arn)
  switch (kind) {
    case 'user':
      findUser(account, name)
      return policySetOf(account, { kind, name })
    case 'role':
      findRole(account, name)
      return policySetOf(account, { kind, name })
    case 'group':
      findGroup(account, name)
      return policySetOf(account, { kind, name })
    default:
      throw noSuchEntity('user', arn)
  }
}

function readArn(arn: string) {
  const [, kind, name = ''] = /:(user|role|group)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  return { kind, name }
}

/** What the simulator knows of a principal without being told. */
function knownOf(arn: string): Context {
  const { kind, name } = readArn(arn)
  return {
    'aws:PrincipalArn': [arn],
    'aws:PrincipalAccount': [arn.split(':')[4] ?? ''],
    ...(kind === 'user' && { 'aws:username': [name] }),
  }
}

function answer(
  policies: PolicySet,
  input: Asked,
  known: Context = {},
): Iam.SimulatePolicyResponse {
  const context: Context = {
    ...known,
    ...Object.fromEntries(
      (input.ContextEntries ?? []).map(({ ContextKeyName = '', ContextKeyValues = [] }) => [
        ContextKeyName,
        ContextKeyValues,
      ]),
    ),
  }
  const resources = input.ResourceArns?.length ? input.ResourceArns : ['*']
  const results = (input.ActionNames ?? []).flatMap((action) => {
    if (!/^[\w-]+:\w+$/.test(action))
      throw new AwsError('InvalidInputException', `Invalid Action Name: ${action}`)
    return resources.map((resource) =>
      describeDecision(
        action,
        resource,
        decideBy(policies, { action, resource }, context),
        policies,
      ),
    )
  })
  const { page, paging } = pageOf(results, input)
  return { EvaluationResults: page, ...paging }
}

const asPolicy =
  (list: string, type: SourcePolicy['type']) =>
  (document: string, index: number): SourcePolicy => {
    const problem = parsePolicy(document)
    if (typeof problem === 'string') throw new AwsError('InvalidInputException', problem)
    return { id: `${list}.${index + 1}`, type, source: 'none', document }
  }
