import { isDeepStrictEqual } from 'node:util'
import { ProblemError } from '../../../shared/problem.ts'
import type { StepContext } from '../steps/step.ts'
import type { WantedPolicy } from './wanted-policy.ts'

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
  { arn, document: wanted }: Pick<WantedPolicy, 'arn' | 'document'>,
): Promise<ExistingPolicy | undefined> {
  const { aws, signal } = context
  const found = await aws.call('iam', 'GetPolicy', { PolicyArn: arn }, { signal }).catch(absent)
  const defaultVersion = found?.Policy?.DefaultVersionId
  if (defaultVersion === undefined) return undefined
  const [text, { Versions = [] }] = await Promise.all([
    readVersion(context, arn, defaultVersion),
    aws.call('iam', 'ListPolicyVersions', { PolicyArn: arn }, { signal }),
  ])
  return {
    defaultVersion,
    otherVersions: Versions.flatMap(({ VersionId, IsDefaultVersion }) =>
      IsDefaultVersion ? [] : (VersionId ?? []),
    ).toSorted((a, b) => Number(b.slice(1)) - Number(a.slice(1))),
    attachments: found?.Policy?.AttachmentCount ?? 0,
    isAsWanted: isDeepStrictEqual(JSON.parse(text), JSON.parse(wanted)),
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
