import type * as CloudTrail from '@aws-sdk/client-cloudtrail'
import { AwsError, type Operation } from '../../operation.ts'
import { deliverLogs } from './deliver-logs.ts'
import { findOwnTrail, findTrail, onTrail, trailArn } from './held-trail.ts'

export const startLogging: Operation<CloudTrail.StartLoggingRequest, object> = {
  permissions: onTrail('StartLogging'),
  run: ({ Name }, call) => {
    const trail = findOwnTrail(Name, call)
    if (!trail.isLogging) trail.since = call.now()
    trail.isLogging = true
    return {}
  },
}

export const stopLogging: Operation<CloudTrail.StopLoggingRequest, object> = {
  permissions: onTrail('StopLogging'),
  run: ({ Name }, call) => {
    deliverLogs(call)
    const trail = findOwnTrail(Name, call)
    if (trail.isLogging) trail.stoppedAt = call.now()
    trail.isLogging = false
    return {}
  },
}

export const getTrailStatus: Operation<
  CloudTrail.GetTrailStatusRequest,
  CloudTrail.GetTrailStatusResponse
> = {
  permissions: onTrail('GetTrailStatus'),
  run: ({ Name }, call) => {
    deliverLogs(call)
    const { isLogging, since, stoppedAt } = findTrail(Name, call)
    return {
      IsLogging: isLogging,
      ...(since !== undefined && { StartLoggingTime: new Date(since) }),
      ...(stoppedAt !== undefined && { StopLoggingTime: new Date(stoppedAt) }),
    }
  },
}

export const getEventSelectors: Operation<
  CloudTrail.GetEventSelectorsRequest,
  CloudTrail.GetEventSelectorsResponse
> = {
  permissions: onTrail('GetEventSelectors'),
  run: ({ TrailName }, call) => ({
    TrailARN: trailArn(call.account, findTrail(TrailName, call)),
    // What every new trail has.
    EventSelectors: [
      {
        ReadWriteType: 'All',
        IncludeManagementEvents: true,
        DataResources: [],
        ExcludeManagementEventSources: [],
      },
    ],
  }),
}

/** What basic selectors may name: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html */
const basicTypes = ['AWS::S3::Object', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table']

export const putEventSelectors: Operation<
  CloudTrail.PutEventSelectorsRequest,
  CloudTrail.PutEventSelectorsResponse
> = {
  permissions: onTrail('PutEventSelectors'),
  run: ({ TrailName, EventSelectors = [] }, call) => {
    const trail = findOwnTrail(TrailName, call)
    const resources = EventSelectors.flatMap(({ DataResources = [] }) => DataResources)
    const unknown = resources.find(({ Type = '' }) => !basicTypes.includes(Type))
    if (unknown)
      throw new AwsError(
        'InvalidEventSelectorsException',
        `The data resource type ${unknown.Type} is not valid for event selectors. Use advanced event selectors.`,
      )
    return { TrailARN: trailArn(call.account, trail), EventSelectors }
  },
}
