import { isDeepStrictEqual } from 'node:util'
import type { PrincipalRef } from '../../../shared/setup/choices.ts'
import { type ExistingPolicy, existingPolicy } from '../policy/existing-policy.ts'
import { failure } from '../problems.ts'
import { orAbsent } from '../settle/look.ts'
import type { StepContext } from '../steps/step.ts'
import { stopName, stopPolicy, stopPolicyArn, stopRightsName, stopTrust } from './own-stop.ts'

/** What a stop is made of, as far as it is there. */
export type StopParts = {
  readonly policy: ExistingPolicy | undefined
  /** `other`: somebody else's of the same name, which is left alone. */
  readonly role: 'own' | 'other' | undefined
  /** The role's own rights. */
  readonly rights: string | undefined
}

export async function readStopParts(context: StepContext): Promise<StopParts> {
  const { aws, signal, identity } = context
  const [policy, role] = await Promise.all([
    existingPolicy(context, { arn: stopPolicyArn(identity), document: stopPolicy }),
    orAbsent(aws.call('iam', 'GetRole', { RoleName: stopName }, { signal })),
  ])
  const trust = decodeURIComponent(role?.Role?.AssumeRolePolicyDocument ?? 'null')
  const isOwn = isDeepStrictEqual(JSON.parse(trust), JSON.parse(stopTrust(identity)))
  const rights =
    role &&
    (await orAbsent(
      aws.call(
        'iam',
        'GetRolePolicy',
        { RoleName: stopName, PolicyName: stopRightsName },
        { signal },
      ),
    ))
  return {
    policy,
    role: role && (isOwn ? 'own' : 'other'),
    rights: rights && decodeURIComponent(rights.PolicyDocument ?? ''),
  }
}

/** Whom the stop is to hold for; nothing can be attached to a role that IAM Identity Center keeps. */
export async function readWho(
  { aws, signal }: StepContext,
  { kind, name }: PrincipalRef,
): Promise<string> {
  const arn = await orAbsent(
    kind === 'user'
      ? aws.call('iam', 'GetUser', { UserName: name }, { signal }).then(({ User }) => User?.Arn)
      : kind === 'role'
        ? aws.call('iam', 'GetRole', { RoleName: name }, { signal }).then(({ Role }) => Role?.Arn)
        : aws
            .call('iam', 'GetGroup', { GroupName: name }, { signal })
            .then(({ Group }) => Group?.Arn),
  )
  if (arn === undefined)
    throw failure('input.invalid', {
      title: `There is no ${kind} ${name}`,
      detail: 'Choose somebody who is in the account.',
    })
  if (arn.includes(':role/aws-reserved/'))
    throw failure('input.invalid', {
      title: `${name} belongs to IAM Identity Center`,
      detail: 'AWS attaches nothing to its roles. Choose a user, a group or another role.',
    })
  return arn
}
