import type { EvaluationResult } from '@aws-sdk/client-iam'
import { regionName } from '../../../../shared/setup/region-names.ts'
import type { Limit, PrincipalRow } from '../../../../shared/setup/review.ts'
import type { ModelProfile } from '../../bedrock/read-region.ts'
import { sourcesOf } from '../../steps/current.ts'
import type { StepContext } from '../../steps/step.ts'
import { invokeActions } from '../generate-policy.ts'
import type { Wanted } from '../wanted-policy.ts'

/**
 * What would hold the wanted calls back although the wanted policies allow them: a permission boundary, or a rule of the
 * organisation. Asked of IAM's simulation, which knows both. Throws permission.denied to whoever may not ask.
 */
export async function limitsOf(
  context: StepContext,
  chosen: PrincipalRow,
  { policies }: Wanted,
): Promise<Limit[]> {
  const sources = await sourcesOf(context)
  const documents = policies.map(({ document }) => document)
  const results = await Promise.all(
    sources.flatMap(({ region, profiles }) =>
      profiles.flatMap((profile) =>
        hopsOf(profile, region).map((hop) => ask(context, chosen.arn, documents, profile, hop)),
      ),
    ),
  )
  const held = results.flat()
  const boundary = await boundaryOf(context, chosen)
  const byBoundary = distinct(
    held
      .filter(
        ({ result }) =>
          result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false,
      )
      .map(({ result }) => result.EvalActionName ?? ''),
  )
  const byOrganization = distinct(
    held
      .filter(({ result }) => result.OrganizationsDecisionDetail?.AllowedByOrganizations === false)
      .map(({ requested }) => requested),
  )
  return [
    ...(byBoundary.length > 0
      ? [
          {
            by: 'boundary' as const,
            words: `A permission boundary${boundary === undefined ? '' : ` (${boundary})`} over ${chosen.name} does not allow ${byBoundary.join(' and ')}. Whatever policy is attached, AWS will refuse that until an administrator changes the boundary.`,
          },
        ]
      : []),
    ...(byOrganization.length > 0
      ? [
          {
            by: 'organization' as const,
            words: `Your organisation denies Bedrock in ${byOrganization.map(placeOf).join(' and ')}. A request that may be routed there is refused as a whole, until the organisation’s rule (service control policy) allows it or another profile is chosen.`,
          },
        ]
      : []),
  ]
}

type Hop = { readonly requested: string; readonly resources: readonly string[] }

/** The profile in its own Region, and the model wherever a request may go. */
function hopsOf({ arn, modelArns }: ModelProfile, region: string): Hop[] {
  const places = distinct(modelArns.map((each) => each.split(':')[3] ?? ''))
  return [
    { requested: region, resources: [arn] },
    ...places.map((place) => ({
      requested: place === '' ? 'unspecified' : place,
      resources: modelArns.filter((each) => each.split(':')[3] === place),
    })),
  ]
}

async function ask(
  { aws, signal }: StepContext,
  PolicySourceArn: string,
  PolicyInputList: string[],
  { arn }: ModelProfile,
  { requested, resources }: Hop,
): Promise<{ requested: string; result: EvaluationResult }[]> {
  const entry = (ContextKeyName: string, value: string) => ({
    ContextKeyName,
    ContextKeyType: 'string' as const,
    ContextKeyValues: [value],
  })
  const { EvaluationResults = [] } = await aws.call(
    'iam',
    'SimulatePrincipalPolicy',
    {
      PolicySourceArn,
      ActionNames: [...invokeActions],
      ResourceArns: [...resources],
      PolicyInputList,
      ContextEntries: [
        entry('bedrock:InferenceProfileArn', arn),
        entry('aws:RequestedRegion', requested),
      ],
    },
    { signal },
  )
  return EvaluationResults.filter(({ EvalDecision }) => EvalDecision !== 'allowed').map(
    (result) => ({ requested, result }),
  )
}

/** The name of the policy that limits a user or role; undefined where there is none, or for a group. */
async function boundaryOf(
  { aws, signal }: StepContext,
  { kind, name }: PrincipalRow,
): Promise<string | undefined> {
  const { PermissionsBoundary } =
    kind === 'user'
      ? ((await aws.call('iam', 'GetUser', { UserName: name }, { signal })).User ?? {})
      : kind === 'role'
        ? ((await aws.call('iam', 'GetRole', { RoleName: name }, { signal })).Role ?? {})
        : {}
  return PermissionsBoundary?.PermissionsBoundaryArn?.split('/').at(-1)
}

const distinct = (items: readonly string[]) => [...new Set(items)]
const placeOf = (region: string) =>
  region === 'unspecified' ? 'every Region that global profiles use' : regionName(region)
