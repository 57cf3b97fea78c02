import type * as Iam from '@aws-sdk/client-iam'
import { awsManagedPolicies } from '../../iam/aws-managed.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Operation } from '../../operation.ts'
import { uniqueId } from '../../scenarios/identities.ts'
import { alreadyExists, deleteConflict, findOwnPolicy } from './answers.ts'
import { countAttachments, countBoundaries, describePolicy } from './describe.ts'
import { checkManagedDocument } from './documents.ts'
import { checkName, toTags } from './names.ts'
import { pageOf } from './paging.ts'
import { onNewPolicy, onPath, onPolicy } from './permissions.ts'

const awsPolicies = Object.values(awsManagedPolicies).map(
  ({ id, name, arn, description, document }) => ({
    id,
    name,
    arn,
    description,
    path: '/',
    createdAt: Date.UTC(2024, 0, 1),
    updatedAt: Date.UTC(2026, 0, 1),
    tags: {},
    defaultVersion: 'v1',
    versions: { v1: { document, createdAt: Date.UTC(2024, 0, 1) } },
    lastVersion: 1,
  }),
)

export const createPolicy: Operation<Iam.CreatePolicyRequest, Iam.CreatePolicyResponse> = {
  permissions: onNewPolicy('CreatePolicy'),
  run: ({ PolicyName = '', Path = '/', PolicyDocument = '', Description, Tags }, call) => {
    const { account, now, requestId } = call
    checkName('policyName', PolicyName, 128)
    checkManagedDocument(PolicyDocument)
    const arn = `arn:aws:iam::${account.id}:policy${Path}${PolicyName}`
    const isTaken = Object.values(account.iam.policies).some(
      ({ name }) => name.toLowerCase() === PolicyName.toLowerCase(),
    )
    if (isTaken) throw alreadyExists('A policy called', PolicyName)
    const policy = {
      id: uniqueId('ANPA', requestId),
      name: PolicyName,
      path: Path,
      arn,
      createdAt: now(),
      updatedAt: now(),
      tags: toTags(Tags),
      defaultVersion: 'v1',
      versions: { v1: { document: PolicyDocument, createdAt: now() } },
      lastVersion: 1,
      ...(Description !== undefined && { description: Description }),
    }
    account.iam.policies[arn] = policy
    return { Policy: describePolicy(account, policy) }
  },
}

export const getPolicy: Operation<Iam.GetPolicyRequest, Iam.GetPolicyResponse> = {
  permissions: onPolicy('GetPolicy'),
  run: ({ PolicyArn = '' }, { account }) => {
    const found =
      heldUnder(account.iam.policies, PolicyArn) ?? awsPolicies.find(({ arn }) => arn === PolicyArn)
    if (!found)
      throw new AwsError('NoSuchEntityException', `Policy ${PolicyArn} was not found.`, 404)
    return { Policy: describePolicy(account, found) }
  },
}

export const listPolicies: Operation<Iam.ListPoliciesRequest, Iam.ListPoliciesResponse> = {
  permissions: onPath('ListPolicies', 'policy'),
  run: (input, { account }) => {
    const { Scope = 'All', OnlyAttached = false, PathPrefix = '/', PolicyUsageFilter } = input
    const isBoundary = PolicyUsageFilter === 'PermissionsBoundary'
    const count = isBoundary ? countBoundaries : countAttachments
    const all = [
      ...(Scope === 'AWS' ? [] : Object.values(account.iam.policies)),
      ...(Scope === 'Local' ? [] : awsPolicies),
    ]
      .filter(({ path }) => path.startsWith(PathPrefix))
      .filter(({ arn }) => (!OnlyAttached && !isBoundary) || count(account, arn) > 0)
    const { page, paging } = pageOf(all, input)
    return { Policies: page.map((policy) => describePolicy(account, policy)), ...paging }
  },
}

export const deletePolicy: Operation<Iam.DeletePolicyRequest, object> = {
  permissions: onPolicy('DeletePolicy'),
  run: ({ PolicyArn = '' }, { account }) => {
    const policy = findOwnPolicy(account, PolicyArn)
    if (countAttachments(account, PolicyArn) + countBoundaries(account, PolicyArn) > 0)
      throw deleteConflict('Cannot delete a policy attached to entities.')
    if (Object.keys(policy.versions).length > 1)
      throw deleteConflict(
        'This policy has more than one version. Before you delete a policy, you must delete the policy’s versions. The default version is deleted with the policy.',
      )
    delete account.iam.policies[PolicyArn]
    return {}
  },
}
