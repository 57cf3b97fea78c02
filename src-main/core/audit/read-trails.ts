import type { AdvancedEventSelector, EventSelector, Trail } from '@aws-sdk/client-cloudtrail'
import type { AuditReview } from '../../../shared/setup/audit.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

export const trailName = 'groundwork-claude-audit'

export type HeldTrail = AuditReview['trails'][number] & {
  readonly arn: string
  readonly isMultiRegion: boolean
  readonly validates: boolean
}

/** Every trail that covers the chosen Region, others' too: shadows of trails of other Regions, and the organisation's. */
export async function readTrails(context: StepContext): Promise<HeldTrail[]> {
  const { aws, signal } = context
  const region = regionOf(context)
  const { trailList = [] } = await aws.call('cloudtrail', 'DescribeTrails', {}, { region, signal })
  return Promise.all(trailList.map((trail) => readTrail(context, trail)))
}

async function readTrail(context: StepContext, trail: Trail): Promise<HeldTrail> {
  const { aws, signal } = context
  const { Name = '', TrailARN = '', HomeRegion = '' } = trail
  const options = { region: HomeRegion, signal }
  const [{ IsLogging = false }, selectors] = await Promise.all([
    aws.call('cloudtrail', 'GetTrailStatus', { Name: TrailARN }, options),
    aws.call('cloudtrail', 'GetEventSelectors', { TrailName: TrailARN }, options),
  ])
  const covers = (trail.IsMultiRegionTrail ?? false) || HomeRegion === regionOf(context)
  return {
    name: Name,
    arn: TrailARN,
    bucket: trail.S3BucketName ?? '',
    region: HomeRegion,
    isOwn: Name === trailName,
    isLogging: IsLogging,
    isMultiRegion: trail.IsMultiRegionTrail ?? false,
    validates: trail.LogFileValidationEnabled ?? false,
    keeps:
      covers &&
      IsLogging &&
      (selectors.EventSelectors?.some(keepsReads) === true ||
        selectors.AdvancedEventSelectors?.some(keepsModelCalls) === true),
  }
}

/** Calls to models are management events, and read ones: a trail of writes alone does not have them. */
const keepsReads = ({
  IncludeManagementEvents,
  ReadWriteType,
  ExcludeManagementEventSources = [],
}: EventSelector) =>
  IncludeManagementEvents === true &&
  ReadWriteType !== 'WriteOnly' &&
  !ExcludeManagementEventSources.includes('bedrock.amazonaws.com')

const keepsModelCalls = ({ FieldSelectors = [] }: AdvancedEventSelector) =>
  FieldSelectors.some(
    ({ Field, Equals = [] }) => Field === 'eventCategory' && Equals.includes('Management'),
  ) &&
  FieldSelectors.every(({ Field, Equals, NotEquals = [] }) => {
    if (Field === 'readOnly') return Equals?.includes('true') ?? true
    if (Field !== 'eventSource') return true
    const source = 'bedrock.amazonaws.com'
    return (Equals?.includes(source) ?? true) && !NotEquals.includes(source)
  })
