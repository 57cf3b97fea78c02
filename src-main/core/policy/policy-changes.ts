import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { AwsCall, Change, JsonObject } from '../changes/change.ts'
import type { StepContext } from '../steps/step.ts'
import { type ExistingPolicy, readVersion, type WantedPolicy } from './wanted-policy.ts'

const iam = (context: StepContext, operation: string, input: JsonObject): AwsCall => ({
  kind: 'aws-call',
  service: 'iam',
  operation,
  input,
  region: context.region,
  expect: 'success',
})

/** Creates the policy, or gives it a new default version; nothing when it already says what is wanted. */
export async function writePolicy(
  context: StepContext,
  { name, arn, document }: WantedPolicy,
  existing: ExistingPolicy | undefined,
): Promise<Change[]> {
  if (existing?.isAsWanted) return []
  if (!existing)
    return [
      {
        id: 'create-policy',
        title: `Create the policy ${name}`,
        why: 'It is the list of what may be called: the chosen models, through their profiles, and nothing else.',
        effect: iam(context, 'CreatePolicy', {
          PolicyName: name,
          PolicyDocument: document,
          Description: 'Made by Groundwork: calls to the chosen Claude models on Amazon Bedrock.',
        }),
        after: [],
        undo: [iam(context, 'DeletePolicy', { PolicyArn: arn })],
        undoWords: 'Delete the policy again, from History.',
      },
    ]
  const oldest = existing.otherVersions.at(-1)
  const isFull = existing.otherVersions.length >= mostVersions - 1
  const makeRoom =
    isFull && oldest !== undefined ? [await deleteVersion(context, name, arn, oldest)] : []
  return [
    ...makeRoom,
    {
      id: 'new-version',
      title: `Put a new version of ${name} in force`,
      why: 'The policy is there, but it does not say what you have chosen now.',
      effect: iam(context, 'CreatePolicyVersion', {
        PolicyArn: arn,
        PolicyDocument: document,
        SetAsDefault: true,
      }),
      after: makeRoom.map(({ id }) => id),
      undo: [
        iam(context, 'SetDefaultPolicyVersion', {
          PolicyArn: arn,
          VersionId: existing.defaultVersion,
        }),
        iam(context, 'DeletePolicyVersion', {
          PolicyArn: arn,
          VersionId: { $output: ['new-version', 'PolicyVersion', 'VersionId'] },
        }),
      ],
      undoWords: 'Put the version before it in force again, from History.',
    },
  ]
}

/** IAM keeps that many versions of a policy. */
const mostVersions = 5

async function deleteVersion(
  context: StepContext,
  name: string,
  arn: string,
  oldest: string,
): Promise<Change> {
  const content = await readVersion(context, arn, oldest)
  return {
    id: 'delete-oldest-version',
    title: `Delete version ${oldest} of ${name}`,
    why: 'IAM keeps five versions of a policy. The oldest unused one makes room.',
    effect: iam(context, 'DeletePolicyVersion', { PolicyArn: arn, VersionId: oldest }),
    after: [],
    undo: [iam(context, 'CreatePolicyVersion', { PolicyArn: arn, PolicyDocument: content })],
    undoWords: 'Put its content back as a version, from History. Its number will be another.',
    alreadyDone: ['NoSuchEntityException'],
  }
}

const holder = ({ kind, name }: PrincipalRow) =>
  kind === 'user' ? { UserName: name } : { RoleName: name }
const noun = ({ kind }: PrincipalRow) => (kind === 'user' ? 'User' : 'Role')

export function attachPolicy(
  context: StepContext,
  { name, arn }: WantedPolicy,
  principal: PrincipalRow,
  after: string | undefined,
): Change {
  const input = { ...holder(principal), PolicyArn: arn }
  return {
    id: 'attach-policy',
    title: `Attach ${name} to the ${principal.kind} ${principal.name}`,
    why: `From then on ${principal.name} may call the chosen models.`,
    effect: iam(context, `Attach${noun(principal)}Policy`, input),
    after: after === undefined ? [] : [after],
    undo: [iam(context, `Detach${noun(principal)}Policy`, input)],
    undoWords: 'Detach it again, from History.',
    // IAM may not know a policy everywhere that it has only just created.
    ...(after !== undefined && { settleMs: 30_000, settlesOn: ['aws.notFound'] }),
  }
}

export function detachPolicy(
  context: StepContext,
  name: string,
  principal: PrincipalRow,
  after: string | undefined,
): Change {
  const partition = context.identity.arn.split(':')[1] ?? 'aws'
  const input = { ...holder(principal), PolicyArn: `arn:${partition}:iam::aws:policy/${name}` }
  return {
    id: `detach-${name}`,
    title: `Take ${name} off the ${principal.kind} ${principal.name}`,
    why: 'It allows every model, every Region and administration. With the narrow policy in place it is not needed.',
    effect: iam(context, `Detach${noun(principal)}Policy`, input),
    after: after === undefined ? [] : [after],
    undo: [iam(context, `Attach${noun(principal)}Policy`, input)],
    undoWords: 'Attach it again, from History.',
    alreadyDone: ['NoSuchEntityException'],
  }
}
