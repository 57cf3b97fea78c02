import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { AwsCall, Change, JsonObject } from '../changes/change.ts'
import { broadBedrockPolicies, isAdministrator } from '../policy/principals.ts'
import {
  chosenPrincipal,
  type ExistingPolicy,
  existingPolicy,
  type WantedPolicy,
  wantedPolicy,
} from '../policy/wanted-policy.ts'
import { failure } from '../problems.ts'
import { finding } from './finding.ts'
import type { Step, StepContext } from './step.ts'

/** The narrow policy exists, is attached to the chosen user or role, and AWS's broad ones are not. */
export const permissions: Step = {
  id: 'permissions',
  check: async (context) => {
    const [wanted, { chosen }] = await Promise.all([
      wantedPolicy(context),
      chosenPrincipal(context),
    ])
    if (!chosen)
      return finding('permissions', 'needs-you', 'Choose who may use Claude', context.now())
    const existing = await existingPolicy(context, wanted)
    const isAttached = chosen.attached.includes(wanted.name)
    const broad = chosen.attached.filter((name) => broadBedrockPolicies.includes(name))
    const evidence = [
      { label: 'User or role', value: chosen.arn },
      { label: 'Attached policies', value: chosen.attached.join(', ') || 'none' },
    ]
    if (isAdministrator(chosen))
      return finding(
        'permissions',
        'needs-you',
        `${chosen.name} is an administrator, which cannot be narrowed`,
        context.now(),
        {
          detail:
            'Choose the user or role that Claude Code signs in with. An administrator may always do everything.',
          evidence,
        },
      )
    if (existing?.isAsWanted && isAttached && broad.length === 0)
      return finding(
        'permissions',
        'done',
        `${chosen.name} may call the chosen models and nothing else of Bedrock`,
        context.now(),
        { evidence },
      )
    return finding(
      'permissions',
      'needs-you',
      `${chosen.name} does not have the narrow policy yet`,
      context.now(),
      {
        evidence,
        ...(broad.length > 0 && {
          detail: `${broad.join(' and ')} allows far more than is needed and will be taken off.`,
        }),
      },
    )
  },
  plan: async (context) => {
    const [wanted, { chosen }] = await Promise.all([
      wantedPolicy(context),
      chosenPrincipal(context),
    ])
    if (!chosen) throw failure('input.invalid', { detail: 'Choose a user or role first.' })
    const existing = await existingPolicy(context, wanted)
    const document = writePolicy(context, wanted, existing)
    const last = document.at(-1)?.id
    const attach = chosen.attached.includes(wanted.name)
      ? []
      : [attachPolicy(context, wanted, chosen, last)]
    const detach = chosen.attached
      .filter((name) => broadBedrockPolicies.includes(name))
      .map((name) => detachPolicy(context, name, chosen, attach[0]?.id ?? last))
    const changes = [...document, ...attach, ...detach]
    return {
      title:
        changes.length === 0
          ? 'The permissions are as they should be'
          : `Let ${chosen.name} use the chosen models, and only those`,
      changes,
      ...(isAdministrator(chosen) && {
        notes: [
          `${chosen.name} stays an administrator: AdministratorAccess is not taken off, so nothing will be refused.`,
        ],
      }),
    }
  },
}

const iam = (context: StepContext, operation: string, input: JsonObject): AwsCall => ({
  kind: 'aws-call',
  service: 'iam',
  operation,
  input,
  region: context.region,
  expect: 'success',
})

/** Creates the policy, or gives it a new default version; nothing when it already says what is wanted. */
function writePolicy(
  context: StepContext,
  { name, arn, document }: WantedPolicy,
  existing: ExistingPolicy | undefined,
): Change[] {
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
  const isFull = existing.otherVersions.length >= 4 && oldest !== undefined
  const makeRoom: Change[] = isFull
    ? [
        {
          id: 'delete-oldest-version',
          title: `Delete version ${oldest} of ${name}`,
          why: 'IAM keeps five versions of a policy. The oldest unused one makes room.',
          effect: iam(context, 'DeletePolicyVersion', { PolicyArn: arn, VersionId: oldest }),
          after: [],
          undo: null,
          undoWords: 'An old version cannot be brought back.',
        },
      ]
    : []
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

const holder = ({ kind, name }: PrincipalRow) =>
  kind === 'user' ? { UserName: name } : { RoleName: name }
const noun = ({ kind }: PrincipalRow) => (kind === 'user' ? 'User' : 'Role')

function attachPolicy(
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
  }
}

function detachPolicy(
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
