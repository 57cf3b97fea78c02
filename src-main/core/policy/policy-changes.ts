import type { PrincipalRef } from '../../../shared/setup/choices.ts'
import { callIn } from '../changes/call-in.ts'
import type { AwsCall, Change, JsonObject } from '../changes/change.ts'
import type { StepContext } from '../steps/step.ts'
import { type ExistingPolicy, readVersion } from './existing-policy.ts'
import type { WantedPolicy } from './wanted-policy.ts'

export const iam = (context: StepContext, operation: string, input: JsonObject): AwsCall =>
  callIn(context.region)('iam', operation, input)

/** Creates the policy, or gives it a new default version; nothing when it already says what is wanted. */
export async function writePolicy(
  context: StepContext,
  { name, arn, document, suffix }: Omit<WantedPolicy, 'policy'>,
  existing: ExistingPolicy | undefined,
  why = 'The policy is there, but it does not say what you have chosen now.',
): Promise<Change[]> {
  if (existing?.isAsWanted) return []
  if (!existing)
    return [
      {
        id: `create-policy${suffix}`,
        title: `Create the policy ${name}`,
        why: whyOf(suffix),
        effect: iam(context, 'CreatePolicy', {
          PolicyName: name,
          PolicyDocument: document,
          Description: `Made by Groundwork: ${whatFor(suffix)} on Amazon Bedrock.`,
        }),
        after: [],
        undo: [iam(context, 'DeletePolicy', { PolicyArn: arn })],
        undoWords: 'Delete the policy again, from History.',
      },
    ]
  const oldest = existing.otherVersions.at(-1)
  const isFull = existing.otherVersions.length >= mostVersions - 1
  const makeRoom =
    isFull && oldest !== undefined
      ? [await deleteVersion(context, { name, arn, suffix }, oldest)]
      : []
  return [
    ...makeRoom,
    {
      id: `new-version${suffix}`,
      title: `Put a new version of ${name} in force`,
      why,
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
          VersionId: { $output: [`new-version${suffix}`, 'PolicyVersion', 'VersionId'] },
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
  { name, arn, suffix }: Pick<WantedPolicy, 'name' | 'arn' | 'suffix'>,
  oldest: string,
): Promise<Change> {
  const content = await readVersion(context, arn, oldest)
  return {
    id: `delete-oldest-version${suffix}`,
    title: `Delete version ${oldest} of ${name}`,
    why: 'IAM keeps five versions of a policy. The oldest unused one makes room.',
    effect: iam(context, 'DeletePolicyVersion', { PolicyArn: arn, VersionId: oldest }),
    after: [],
    undo: [iam(context, 'CreatePolicyVersion', { PolicyArn: arn, PolicyDocument: content })],
    undoWords: 'Put its content back as a version, from History. Its number will be another.',
    alreadyDone: ['NoSuchEntityException'],
  }
}

const nouns = { user: 'User', role: 'Role', group: 'Group' } as const
export const noun = ({ kind }: PrincipalRef) => nouns[kind]
export const holder = ({ kind, name }: PrincipalRef) => ({ [`${nouns[kind]}Name`]: name })

const whatFor = (suffix: string) => {
  if (suffix === '-monitoring') return 'reading what Claude uses and costs'
  return suffix === '-stop' ? 'no call to any model' : 'calls to the chosen Claude models'
}

const whyOf = (suffix: string) => {
  if (suffix === '-stop')
    return 'It denies calls to models and nothing else. Nobody has it until the budget is used up.'
  if (suffix === '')
    return 'It is the list of what may be called: the chosen models, through their profiles, and nothing else.'
  return suffix === '-monitoring'
    ? 'It lets the usage window read tokens, costs, quotas and prices, and change none of them.'
    : 'IAM takes 6,144 characters in a policy. What did not fit into the first is in this one.'
}

export function attachPolicy(
  context: StepContext,
  { name, arn, suffix }: WantedPolicy,
  principal: PrincipalRef,
  after: string | undefined,
): Change {
  const input = { ...holder(principal), PolicyArn: arn }
  return {
    id: `attach-policy${suffix}`,
    title: `Attach ${name} to the ${principal.kind} ${principal.name}`,
    why: `From then on ${principal.name} may ${suffix === '-monitoring' ? 'see what Claude uses and costs' : 'call the chosen models'}.`,
    effect: iam(context, `Attach${noun(principal)}Policy`, input),
    after: after === undefined ? [] : [after],
    undo: [iam(context, `Detach${noun(principal)}Policy`, input)],
    undoWords: 'Detach it again, from History.',
    // IAM may not know a policy everywhere that it has only just created.
    ...(after !== undefined && { settleMs: 30_000, settlesOn: ['aws.notFound'] }),
  }
}

/** Takes a policy off that holds for the principal through its ARN alone. */
export function detachPolicy(
  context: StepContext,
  { name, arn }: { readonly name: string; readonly arn: string },
  principal: PrincipalRef,
  { why, after }: { readonly why: string; readonly after: string | undefined },
): Change {
  const input = { ...holder(principal), PolicyArn: arn }
  return {
    id: `detach-${name}`,
    title: `Take ${name} off the ${principal.kind} ${principal.name}`,
    why,
    effect: iam(context, `Detach${noun(principal)}Policy`, input),
    after: after === undefined ? [] : [after],
    undo: [iam(context, `Attach${noun(principal)}Policy`, input)],
    undoWords: 'Attach it again, from History.',
    alreadyDone: ['NoSuchEntityException'],
  }
}
