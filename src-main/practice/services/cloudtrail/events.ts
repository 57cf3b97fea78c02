import type * as CloudTrail from '@aws-sdk/client-cloudtrail'
import type { Account } from '../../account.ts'
import type { EventState } from '../../account-audit.ts'
import { AwsError, type Operation } from '../../operation.ts'
import { seriesBetween } from '../../usage/read-usage.ts'

const day = 86_400_000
const keptMs = 90 * day
const mostAnswered = 50

export const lookupEvents: Operation<
  CloudTrail.LookupEventsRequest,
  CloudTrail.LookupEventsResponse
> = {
  run: ({ LookupAttributes = [], StartTime, EndTime, MaxResults = 50, NextToken }, call) => {
    const { account, region, now } = call
    const [attribute, ...more] = LookupAttributes
    if (more.length > 0)
      throw new AwsError(
        'InvalidLookupAttributesException',
        'Only one attribute can be specified in the LookupAttributes list.',
      )
    if (MaxResults < 1 || MaxResults > mostAnswered)
      throw new AwsError('InvalidMaxResultsException', 'MaxResults must be between 1 and 50.')
    const from = Math.max(StartTime?.getTime() ?? 0, now() - keptMs)
    const to = EndTime?.getTime() ?? now()
    if (StartTime && StartTime.getTime() > to)
      throw new AwsError('InvalidTimeRangeException', 'The start time must be before the end time.')
    const found = [...madeUp(account, now()), ...(account.events ?? [])]
      .filter((event) => event.region === region && event.at >= from && event.at <= to)
      .filter((event) => !attribute || attributeOf(event, attribute) === attribute.AttributeValue)
      .toSorted((one, other) => other.at - one.at)
    const start = Number(NextToken ?? 0)
    const end = start + MaxResults
    return {
      Events: found.slice(start, end).map((event) => toAnswer(account, event)),
      ...(found.length > end && { NextToken: String(end) }),
    }
  },
}

const sourceOf = ({ service }: EventState) => `${service}.amazonaws.com`
/** https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html */
const isRead = ({ name }: EventState) => /^(Invoke|Converse|Get|List|Describe|Lookup)/.test(name)

function attributeOf(event: EventState, { AttributeKey }: CloudTrail.LookupAttribute) {
  switch (AttributeKey) {
    case 'EventSource':
      return sourceOf(event)
    case 'EventName':
      return event.name
    case 'EventId':
      return event.id
    case 'AccessKeyId':
      return event.accessKeyId
    case 'Username':
      return event.who.split('/').at(-1)
    case 'ReadOnly':
      return String(isRead(event))
    default:
      return undefined
  }
}

/** One call of each hour of made-up use in the last days, so that the history agrees with the usage. */
function madeUp(account: Account, now: number): EventState[] {
  const hour = 3_600_000
  const hours = Array.from({ length: 48 }, (_, index) => Math.floor(now / hour - index) * hour)
  return hours.flatMap((at) =>
    seriesBetween({ ...account, usage: { ...account.usage, calls: [] } }, at - hour, at).map(
      ({ region, modelId }) => ({
        id: `${account.usage.seed}-${at}-${modelId}`,
        at: at - hour / 2,
        region,
        service: 'bedrock',
        name: 'InvokeModelWithResponseStream',
        who: `arn:aws:iam::${account.id}:user/claude-bedrock-user`,
        accessKeyId: '',
        modelId,
      }),
    ),
  )
}

function toAnswer({ id: account }: Account, event: EventState): CloudTrail.Event {
  const { modelId, errorCode, who } = event
  const Username = who.split('/').at(-1)
  return {
    EventId: event.id,
    EventName: event.name,
    EventSource: sourceOf(event),
    EventTime: new Date(event.at),
    ReadOnly: String(isRead(event)),
    ...(event.accessKeyId !== '' && { AccessKeyId: event.accessKeyId }),
    Username,
    Resources: [],
    CloudTrailEvent: JSON.stringify({
      eventVersion: '1.11',
      userIdentity: { type: 'IAMUser', arn: who, accountId: account, userName: Username },
      eventTime: new Date(event.at).toISOString(),
      eventSource: sourceOf(event),
      eventName: event.name,
      awsRegion: event.region,
      requestParameters: modelId === undefined ? null : { modelId },
      ...(errorCode !== undefined && { errorCode }),
      eventID: event.id,
      readOnly: isRead(event),
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: 'Management',
    }),
  }
}
