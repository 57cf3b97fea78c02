import type * as Iam from '@aws-sdk/client-iam'
import { awsManagedPolicies } from '../../iam/aws-managed.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { deleteConflict, findOwnPolicy, limitExceeded } from './answers.ts'
import { checkManagedDocument } from './documents.ts'
import { pageOf } from './paging.ts'
import { onPolicy } from './permissions.ts'

type Held = { readonly document: string; readonly createdAt: number }

function versionsOf(account: Call['account'], arn: string) {
  const aws = heldUnder(awsManagedPolicies, arn)
  if (aws)
    return {
      defaultVersion: 'v1',
      versions: { v1: { document: aws.document, createdAt: Date.UTC(2024, 0, 1) } },
    }
  return findOwnPolicy(account, arn)
}

const noVersion = (id: string) =>
  new AwsError('NoSuchEntityException', `Policy version ${id} does not exist.`, 404)

const summarise = (VersionId: string, { createdAt }: Held, defaultVersion: string) => ({
  VersionId,
  IsDefaultVersion: VersionId === defaultVersion,
  CreateDate: new Date(createdAt),
})

export const createPolicyVersion: Operation<
  Iam.CreatePolicyVersionRequest,
  Iam.CreatePolicyVersionResponse
> = {
  permissions: onPolicy('CreatePolicyVersion'),
  run: ({ PolicyArn = '', PolicyDocument = '', SetAsDefault = false }, { account, now }) => {
    const policy = findOwnPolicy(account, PolicyArn)
    checkManagedDocument(PolicyDocument)
    if (Object.keys(policy.versions).length >= 5)
      throw limitExceeded(
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      )
    policy.lastVersion += 1
    const id = `v${policy.lastVersion}`
    const version = { document: PolicyDocument, createdAt: now() }
    policy.versions[id] = version
    policy.updatedAt = now()
    if (SetAsDefault) policy.defaultVersion = id
    return { PolicyVersion: summarise(id, version, policy.defaultVersion) }
  },
}

export const getPolicyVersion: Operation<
  Iam.GetPolicyVersionRequest,
  Iam.GetPolicyVersionResponse
> = {
  permissions: onPolicy('GetPolicyVersion'),
  run: ({ PolicyArn = '', VersionId = '' }, { account }) => {
    const { versions, defaultVersion } = versionsOf(account, PolicyArn)
    const version = new Map(Object.entries(versions)).get(VersionId)
    if (!version) throw noVersion(VersionId)
    return {
      PolicyVersion: {
        ...summarise(VersionId, version, defaultVersion),
        Document: encodeURIComponent(version.document),
      },
    }
  },
}

export const listPolicyVersions: Operation<
  Iam.ListPolicyVersionsRequest,
  Iam.ListPolicyVersionsResponse
> = {
  permissions: onPolicy('ListPolicyVersions'),
  run: (input, { account }) => {
    const { versions, defaultVersion } = versionsOf(account, input.PolicyArn ?? '')
    const { page, paging } = pageOf(Object.entries(versions).toReversed(), input)
    return { Versions: page.map(([id, held]) => summarise(id, held, defaultVersion)), ...paging }
  },
}

export const setDefaultPolicyVersion: Operation<Iam.SetDefaultPolicyVersionRequest, object> = {
  permissions: onPolicy('SetDefaultPolicyVersion'),
  run: ({ PolicyArn = '', VersionId = '' }, { account, now }) => {
    const policy = findOwnPolicy(account, PolicyArn)
    if (!heldUnder(policy.versions, VersionId)) throw noVersion(VersionId)
    policy.defaultVersion = VersionId
    policy.updatedAt = now()
    return {}
  },
}

export const deletePolicyVersion: Operation<Iam.DeletePolicyVersionRequest, object> = {
  permissions: onPolicy('DeletePolicyVersion'),
  run: ({ PolicyArn = '', VersionId = '' }, { account }) => {
    const policy = findOwnPolicy(account, PolicyArn)
    if (!heldUnder(policy.versions, VersionId)) throw noVersion(VersionId)
    if (policy.defaultVersion === VersionId)
      throw deleteConflict('Cannot delete the default version of a policy.')
    delete policy.versions[VersionId]
    return {}
  },
}
