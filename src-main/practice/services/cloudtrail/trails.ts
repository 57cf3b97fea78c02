import type * as CloudTrail from '@aws-sdk/client-cloudtrail'
import { heldUnder } from '../../iam/held-under.ts'
import { letsService } from '../../iam/resource-policy.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { deliverLogs } from './deliver-logs.ts'
import { findOwnTrail, findTrail, onTrail, toAnswer, trailArn, trailsOf } from './held-trail.ts'

const mostTrails = 5

export const createTrail: Operation<CloudTrail.CreateTrailRequest, CloudTrail.CreateTrailResponse> =
  {
    permissions: onTrail('CreateTrail'),
    run: (asked, call) => {
      const { Name: name = '', S3BucketName: bucket = '' } = asked
      const { account, region } = call
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$/.test(name))
        throw new AwsError(
          'InvalidTrailNameException',
          'Trail name must be between 3 and 128 characters, start with a letter or number, and contain only letters, numbers, periods, underscores and dashes.',
        )
      const here = trailsOf(account).filter((trail) => trail.region === region)
      if (here.some((trail) => trail.name === name))
        throw new AwsError(
          'TrailAlreadyExistsException',
          `Trail ${name} already exists for customer: ${account.id}`,
        )
      if (here.length >= mostTrails)
        throw new AwsError(
          'MaximumNumberOfTrailsExceededException',
          `User: ${account.id} already has ${mostTrails} trails in ${region}.`,
        )
      refuseBucket(bucket, name, call)
      const trail = {
        name,
        region,
        bucket,
        isMultiRegion: asked.IsMultiRegionTrail ?? false,
        hasGlobalEvents: asked.IncludeGlobalServiceEvents ?? true,
        validates: asked.EnableLogFileValidation ?? false,
        isLogging: false,
      }
      account.trails = { ...account.trails, [trailArn(account, trail)]: trail }
      return toAnswer(account, trail)
    },
  }

/** AWS looks into the bucket's policy before it makes the trail. */
function refuseBucket(bucket: string, name: string, { account, region }: Call): void {
  const held = heldUnder(account.buckets ?? {}, bucket)
  if (!held)
    throw new AwsError('S3BucketDoesNotExistException', `S3 bucket ${bucket} does not exist!`)
  const source = {
    'aws:SourceArn': [trailArn(account, { region, name })],
    'aws:SourceAccount': [account.id],
  }
  const arn = `arn:aws:s3:::${bucket}`
  const lets = (action: string, resource: string, more: Record<string, string[]> = {}) =>
    letsService(held.policy ?? '', 'cloudtrail.amazonaws.com', {
      action,
      resource,
      context: { ...source, ...more },
    })
  if (
    lets('s3:GetBucketAcl', arn) &&
    lets('s3:PutObject', `${arn}/AWSLogs/${account.id}/CloudTrail/any`, {
      's3:x-amz-acl': ['bucket-owner-full-control'],
    })
  )
    return
  throw new AwsError(
    'InsufficientS3BucketPolicyException',
    `Incorrect S3 bucket policy is detected for bucket: ${bucket}`,
  )
}

export const describeTrails: Operation<
  CloudTrail.DescribeTrailsRequest,
  CloudTrail.DescribeTrailsResponse
> = {
  run: ({ trailNameList = [], includeShadowTrails = true }, { account, region }) => ({
    trailList: trailsOf(account)
      .filter((trail) => trail.region === region || (includeShadowTrails && trail.isMultiRegion))
      .filter(
        (trail) =>
          trailNameList.length === 0 ||
          trailNameList.includes(trail.name) ||
          trailNameList.includes(trailArn(account, trail)),
      )
      .map((trail) => toAnswer(account, trail)),
  }),
}

export const getTrail: Operation<CloudTrail.GetTrailRequest, CloudTrail.GetTrailResponse> = {
  permissions: onTrail('GetTrail'),
  run: ({ Name }, call) => ({ Trail: toAnswer(call.account, findTrail(Name, call)) }),
}

export const deleteTrail: Operation<CloudTrail.DeleteTrailRequest, object> = {
  permissions: onTrail('DeleteTrail'),
  run: ({ Name }, call) => {
    deliverLogs(call)
    const { account } = call
    const { [trailArn(account, findOwnTrail(Name, call))]: _, ...rest } = account.trails ?? {}
    if (Object.keys(rest).length > 0) account.trails = rest
    else delete account.trails
    return {}
  },
}
