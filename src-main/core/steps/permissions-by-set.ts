import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { Finding } from '../../../shared/setup/step.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { callIn } from '../changes/call-in.ts'
import type { AwsCall, Change, JsonObject } from '../changes/change.ts'
import { permissionSetFiles } from '../hand-over/permission-set-files.ts'
import {
  type FoundSet,
  findPermissionSet,
  holdsPolicy,
  mergePolicy,
  permissionSetOf,
} from '../policy/permission-set.ts'
import type { Wanted } from '../policy/wanted-policy.ts'
import { failure } from '../problems.ts'
import { finding } from './finding.ts'
import type { StepContext, StepPlan } from './step.ts'

/** Characters that the inline policy of a permission set may have, white space apart. */
const mostCharacters = 10_240

/** Whether the role of a permission set holds our statements, seen in IAM. */
export async function checkPermissionSet(
  context: StepContext,
  { whole: policy }: Wanted,
  chosen: PrincipalRow,
): Promise<Finding> {
  const documents = (await ifAllowed(() => inlineOf(context, chosen.name))) ?? []
  const set = permissionSetOf(chosen) ?? chosen.name
  if (documents.some((document) => holdsPolicy(document, policy)))
    return finding(
      'permissions',
      'done',
      `The permission set ${set} holds the narrow policy`,
      context.now(),
      { evidence: evidenceOf(set, chosen.arn) },
    )
  const canChange = (await findPermissionSet(context, set)) !== undefined
  return needsPermissionSet(context, set, chosen.arn, canChange)
}

/** That the policy has to go into the permission set, by the person or by somebody who may. */
export const needsPermissionSet = (
  { now }: StepContext,
  set: string,
  arn: string,
  canChange: boolean,
): Finding =>
  finding(
    'permissions',
    canChange ? 'needs-you' : 'needs-admin',
    `The permission set ${set} does not hold the narrow policy yet`,
    now(),
    {
      evidence: evidenceOf(set, arn),
      detail:
        'The sign-in goes through IAM Identity Center. Nothing can be attached to its roles: the policy goes into the permission set.',
    },
  )

const evidenceOf = (set: string, arn: string): Finding['evidence'] => [
  { label: 'Permission set', value: set },
  { label: 'Role', value: arn },
]

async function inlineOf({ aws, signal }: StepContext, RoleName: string): Promise<string[]> {
  const { PolicyNames = [] } = await aws.call('iam', 'ListRolePolicies', { RoleName }, { signal })
  return Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const input = { RoleName, PolicyName }
      const { PolicyDocument = '%7B%7D' } = await aws.call('iam', 'GetRolePolicy', input, {
        signal,
      })
      return decodeURIComponent(PolicyDocument)
    }),
  )
}

/** Puts our statements into the permission set; where that cannot even be looked up, says how somebody else does it. */
export async function planPermissionSet(
  context: StepContext,
  { whole: policy }: Wanted,
  name: string,
): Promise<StepPlan> {
  const title = `Let the permission set ${name} use the chosen models, and only those`
  const found = await findPermissionSet(context, name)
  if (!found)
    return {
      title,
      changes: [],
      byHand: permissionSetFiles({
        name,
        document: JSON.stringify(policy, null, 2),
        account: context.identity.account,
        endpoint: context.endpoint,
      }),
    }
  const document = mergePolicy(found.inline, policy)
  if (document.replace(/\s/g, '').length > mostCharacters)
    throw failure('quota.exceeded', {
      detail: `The inline policy of ${name} would have more than ${mostCharacters} characters. Choose fewer models.`,
    })
  if (found.inline !== undefined && holdsPolicy(found.inline, policy))
    return {
      title: 'The permission set is as it should be',
      changes: [provision(context, name, found)],
    }
  return {
    title,
    changes: [
      putInline(context, name, found, document),
      provision(context, name, found, 'put-inline'),
    ],
  }
}

const sso = ({ region }: StepContext, operation: string, input: JsonObject): AwsCall =>
  callIn(region)('sso-admin', operation, input)

function putInline(
  context: StepContext,
  name: string,
  { instanceArn, arn, inline }: FoundSet,
  InlinePolicy: string,
): Change {
  const set = { InstanceArn: instanceArn, PermissionSetArn: arn }
  return {
    id: 'put-inline',
    title: `Put the narrow policy into the permission set ${name}`,
    why:
      inline === undefined
        ? 'The permission set has no inline policy yet.'
        : 'Its inline policy keeps every statement it has; ours are added.',
    effect: sso(context, 'PutInlinePolicyToPermissionSet', { ...set, InlinePolicy }),
    after: [],
    undo: [
      inline === undefined
        ? sso(context, 'DeleteInlinePolicyFromPermissionSet', set)
        : sso(context, 'PutInlinePolicyToPermissionSet', { ...set, InlinePolicy: inline }),
      provisionCall(context, { instanceArn, arn }),
    ],
    undoWords: 'Put the inline policy back as it was and provision it, from History.',
  }
}

const provisionCall = (context: StepContext, { instanceArn, arn }: FoundSet) =>
  sso(context, 'ProvisionPermissionSet', {
    InstanceArn: instanceArn,
    PermissionSetArn: arn,
    TargetType: 'AWS_ACCOUNT',
    TargetId: context.identity.account,
  })

const provision = (
  context: StepContext,
  name: string,
  found: FoundSet,
  after?: string,
): Change => ({
  id: 'provision',
  title: `Carry the permission set ${name} into this account`,
  why: 'A change of a permission set holds in an account only once it is provisioned there.',
  effect: provisionCall(context, found),
  after: after === undefined ? [] : [after],
  undo: [],
  undoWords: 'Taking back the line before provisions it again.',
})
