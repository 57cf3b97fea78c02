import type * as CloudTrail from '@aws-sdk/client-cloudtrail'
import type { Account } from '../../account.ts'
import type { TrailState } from '../../account-audit.ts'
import { AwsError, type Call, type Permission } from '../../operation.ts'

export const trailArn = ({ id }: Pick<Account, 'id'>, { region, name }: TrailName): string =>
  `arn:aws:cloudtrail:${region}:${id}:trail/${name}`
type TrailName = Pick<TrailState, 'region' | 'name'>

export const trailsOf = ({ trails = {} }: Account): TrailState[] => Object.values(trails)

/** By its name in the Region that was asked, or by its ARN from anywhere. */
export function findTrail(nameOrArn: string | undefined, { account, region }: Call): TrailState {
  const found = trailsOf(account).find(
    (trail) =>
      trailArn(account, trail) === nameOrArn ||
      (trail.name === nameOrArn && (trail.region === region || trail.isMultiRegion)),
  )
  if (found) return found
  throw new AwsError(
    'TrailNotFoundException',
    `Unknown trail: ${nameOrArn} for the user: ${account.id}`,
  )
}

/** A trail is changed where it was made. */
export function findOwnTrail(nameOrArn: string | undefined, call: Call): TrailState {
  const trail = findTrail(nameOrArn, call)
  if (trail.region === call.region) return trail
  throw new AwsError(
    'InvalidHomeRegionException',
    `Trail ${nameOrArn} is not in the home Region of the trail, which is ${trail.region}.`,
  )
}

export const onTrail =
  (action: string) =>
  (
    {
      Name = '',
      TrailName = Name,
    }: { readonly Name?: string | undefined; readonly TrailName?: string | undefined },
    { account, region }: Pick<Call, 'account' | 'region'>,
  ): Permission[] => [
    {
      action: `cloudtrail:${action}`,
      resource: TrailName.startsWith('arn:')
        ? TrailName
        : trailArn(account, { region, name: TrailName }),
    },
  ]

export const toAnswer = (account: Account, trail: TrailState): CloudTrail.Trail => ({
  Name: trail.name,
  S3BucketName: trail.bucket,
  IncludeGlobalServiceEvents: trail.hasGlobalEvents,
  IsMultiRegionTrail: trail.isMultiRegion,
  HomeRegion: trail.region,
  TrailARN: trailArn(account, trail),
  LogFileValidationEnabled: trail.validates,
  HasCustomEventSelectors: false,
  HasInsightSelectors: false,
  IsOrganizationTrail: false,
})
