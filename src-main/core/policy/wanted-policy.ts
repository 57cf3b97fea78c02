import { isDeepStrictEqual } from 'node:util'
import { ProblemError } from '../../../shared/problem.ts'
import type { PrincipalRow } from '../../../shared/setup/review.ts'
import { failure } from '../problems.ts'
import { chosenOf, regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { generatePolicy, type Policy, policySize } from './generate-policy.ts'
import { defaultPrincipal, listPrincipals } from './principals.ts'

export type WantedPolicy = {
  readonly name: string
  readonly arn: string
  readonly policy: Policy
  readonly document: string
}

const mostCharacters = 6144

/** The policy the choices stand for, under its name in this account. Throws quota.exceeded when IAM would not take it. */
export async function wantedPolicy(context: StepContext): Promise<WantedPolicy> {
  const { profiles } = await chosenOf(context)
  const policy = generatePolicy(profiles, regionOf(context))
  if (policySize(policy) > mostCharacters)
    throw failure('quota.exceeded', {
      detail: `The policy would have ${policySize(policy)} characters, and IAM takes ${mostCharacters}. Choose fewer models.`,
    })
  const name = context.choices.policyName ?? 'ClaudeBedrockCursorAccess'
  const partition = context.identity.arn.split(':')[1] ?? 'aws'
  return {
    name,
    arn: `arn:${partition}:iam::${context.identity.account}:policy/${name}`,
    policy,
    document: JSON.stringify(policy, null, 2),
  }
}

export type ExistingPolicy = {
  readonly defaultVersion: string
  /** Version ids, newest first, without the default one. */
  readonly otherVersions: readonly string[]
  /** How many users, groups and roles it is attached to. */
  readonly attachments: number
  readonly isAsWanted: boolean
}

/** What is in the account under the policy's ARN now, or undefined. */
export async function existingPolicy(
  context: StepContext,
  { arn, policy }: WantedPolicy,
): Promise<ExistingPolicy | undefined> {
  const { aws, signal } = context
  const found = await aws.call('iam', 'GetPolicy', { PolicyArn: arn }, { signal }).catch(absent)
  const defaultVersion = found?.Policy?.DefaultVersionId
  if (defaultVersion === undefined) return undefined
  const [text, { Versions = [] }] = await Promise.all([
    readVersion(context, arn, defaultVersion),
    aws.call('iam', 'ListPolicyVersions', { PolicyArn: arn }, { signal }),
  ])
  const document: unknown = JSON.parse(text)
  return {
    defaultVersion,
    otherVersions: Versions.flatMap(({ VersionId, IsDefaultVersion }) =>
      IsDefaultVersion ? [] : (VersionId ?? []),
    ).toSorted((a, b) => Number(b.slice(1)) - Number(a.slice(1))),
    attachments: found?.Policy?.AttachmentCount ?? 0,
    isAsWanted: isDeepStrictEqual(document, policy),
  }
}

/** The document of one version. IAM gives it URL-encoded (RFC 3986). */
export async function readVersion(
  { aws, signal }: StepContext,
  arn: string,
  versionId: string,
): Promise<string> {
  const { PolicyVersion } = await aws.call(
    'iam',
    'GetPolicyVersion',
    { PolicyArn: arn, VersionId: versionId },
    { signal },
  )
  return decodeURIComponent(PolicyVersion?.Document ?? '{}')
}

function absent(error: unknown): undefined {
  if (error instanceof ProblemError && error.problem.code === 'aws.notFound') return undefined
  throw error
}

/** For whoever may not look into IAM: themselves, about whom nothing else is known. */
export function ownPrincipal({ identity, profile }: StepContext): PrincipalRow | undefined {
  const { kind, name, arn } = identity
  if (kind !== 'user' && kind !== 'role') return undefined
  return { kind, name, arn, attached: [], broad: [], isYou: true, profile }
}

/** Undefined where IAM may not be looked into; every other problem is thrown on. */
export async function ifAllowed<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'permission.denied')
      return undefined
    throw error
  }
}

/** The chosen user or role, or the one that suggests itself. */
export async function chosenPrincipal(
  context: StepContext,
): Promise<{ principals: PrincipalRow[]; chosen: PrincipalRow | undefined }> {
  const principals = await listPrincipals(context)
  const { principal } = context.choices
  const chosen =
    principals.find(({ kind, name }) => kind === principal?.kind && name === principal?.name) ??
    defaultPrincipal(principals)
  return { principals, chosen }
}
