import type { JobUserAsk } from '../../../shared/setup/job-user.ts'
import type { Change } from '../changes/change.ts'
import { deleteLostKey, newKeyChanges, regionChange } from '../identity/key-changes.ts'
import { lostKeys } from '../identity/lost-keys.ts'
import { type JobUser, jobUserNames, readJobUser } from '../identity/read-job-user.ts'
import { existingPolicy } from '../policy/existing-policy.ts'
import { attachPolicy, iam, writePolicy } from '../policy/policy-changes.ts'
import { type Wanted, wantedPolicies } from '../policy/wanted-policy.ts'
import { failure } from '../problems.ts'
import { finding } from './finding.ts'
import type { Step, StepContext, StepPlan } from './step.ts'

/** Claude signs in as a user of its own, who may call the chosen models and nothing else. */
export const jobUser: Step = {
  id: 'job-user',
  check: async (context) => {
    const names = jobUserNames(context)
    const [user, wanted] = await Promise.all([readJobUser(context, names), wantedPolicies(context)])
    const open = missing(user, names, wanted)
    const { userName, profile } = names
    return finding(
      'job-user',
      open === undefined ? 'done' : 'needs-you',
      open ?? `Claude signs in as ${userName}, through the profile ${profile}`,
      context.now(),
      { evidence: evidenceOf(user, names) },
    )
  },
  plan: async (context, request) =>
    request.step === 'job-user' ? plan(context, request.ask) : { title: '', changes: [] },
}

function missing(
  { arn, keys, attached, profileKey }: JobUser,
  { userName, profile }: JobUserAsk,
  { policies }: Wanted,
): string | undefined {
  if (arn === undefined) return `There is no user ${userName} yet`
  if (policies.some(({ name }) => !attached.includes(name)))
    return `${userName} does not have the narrow policy yet`
  const key = keys.find(({ id }) => id === profileKey)
  if (!key) return `The profile ${profile} holds no key of ${userName}`
  return key.isActive ? undefined : `The key in the profile ${profile} is switched off`
}

const evidenceOf = ({ arn, keys, attached }: JobUser, { profile }: JobUserAsk) =>
  arn === undefined
    ? []
    : [
        { label: 'User', value: arn },
        { label: 'Policies', value: attached.join(', ') || 'none' },
        { label: 'Access keys', value: `${keys.length} of 2` },
        { label: 'Profile', value: profile },
      ]

async function plan(context: StepContext, ask: JobUserAsk): Promise<StepPlan> {
  const { userName, profile } = ask
  const [user, { policies }] = await Promise.all([
    readJobUser(context, ask),
    wantedPolicies(context),
  ])
  const created = user.arn === undefined ? [createUser(context, userName)] : []
  const written = await Promise.all(
    policies.map(async (policy) => {
      const changes = await writePolicy(context, policy, await existingPolicy(context, policy))
      if (user.attached.includes(policy.name)) return changes
      const attach = attachPolicy(context, policy, { kind: 'user', name: userName }, undefined)
      const after = [...created, ...changes.slice(-1)].map(({ id }) => id)
      return [
        ...changes,
        { ...attach, after, settleMs: 30_000, settlesOn: ['aws.notFound' as const] },
      ]
    }),
  )
  const hasKey = user.keys.some(({ id, isActive }) => id === user.profileKey && isActive)
  const keys = hasKey ? [] : await planKey(context, ask, user, created)
  const region = await regionChange(context, profile)
  const changes = [...created, ...written.flat(), ...region, ...keys]
  return {
    title:
      changes.length === 0
        ? `${userName} is as it should be`
        : `Let Claude sign in as ${userName}, through the profile ${profile}`,
    changes,
    notes: [
      ...(user.arn !== undefined && changes.length > 0
        ? [`The user ${userName} is there already. What else it may do stays as it is.`]
        : []),
      ...(keys.length > 0 && policies.length > 0
        ? [
            'A key stays valid until it is deleted. A sign-in through IAM Identity Center ends by itself and is safer, where your organization has it.',
          ]
        : []),
    ],
  }
}

async function planKey(
  context: StepContext,
  ask: JobUserAsk,
  user: JobUser,
  created: readonly Change[],
): Promise<Change[]> {
  const { userName, profile } = ask
  const lost = lostKeys(user.keys, userName, user.profileKey, context.ledger)
  const removed = lost.map((key) => deleteLostKey(context, userName, key))
  const isTaken =
    user.profileKey !== undefined && !user.keys.some(({ id }) => id === user.profileKey)
  if (isTaken || profile === context.profile)
    throw failure('input.invalid', {
      title: `The profile ${profile} is in use`,
      detail: `It holds the key of somebody else${profile === context.profile ? ', whom you are signed in as' : ''}. Enter another name for the profile; nothing of this one is changed.`,
    })
  if (user.keys.length - lost.length >= 2)
    throw failure('quota.exceeded', {
      title: `${userName} has two access keys already`,
      detail:
        'AWS allows two for each user, and tells their secrets to nobody again. Delete one that is not used any more, or enter another user name.',
    })
  return [
    ...removed,
    ...(await newKeyChanges(context, ask, {
      others: user.keys.map(({ id }) => id),
      after: [...created, ...removed].map(({ id }) => id),
    })),
  ]
}

const createUser = (context: StepContext, UserName: string): Change => ({
  id: 'create-user',
  title: `Create the user ${UserName}`,
  why: 'Claude then signs in as a user of its own, not as you: it can do no more than call the chosen models.',
  effect: iam(context, 'CreateUser', { UserName }),
  after: [],
  undo: [iam(context, 'DeleteUser', { UserName })],
  undoWords: 'Delete the user again, from History.',
})
