import type * as Logs from '@aws-sdk/client-cloudwatch-logs'
import type { LogGroupState } from '../../account-logs.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import {
  findGroup,
  groupArn,
  groupsIn,
  keepGroups,
  keptEvents,
  keyOf,
  onGroup,
} from './held-group.ts'

const mostAnswered = 50

export const createLogGroup: Operation<Logs.CreateLogGroupRequest, object> = {
  permissions: onGroup('CreateLogGroup'),
  run: ({ logGroupName = '', tags = {} }, call) => {
    const { account, region, now } = call
    if (!/^[.\-_/#A-Za-z0-9]{1,512}$/.test(logGroupName))
      throw new AwsError(
        'InvalidParameterException',
        `1 validation error detected: Value '${logGroupName}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
      )
    if (groupsIn(call).some(({ name }) => name === logGroupName))
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists')
    const made = {
      name: logGroupName,
      region,
      createdAt: now(),
      tags: { ...tags },
      streams: {},
    }
    account.logGroups = { ...account.logGroups, [keyOf(region, logGroupName)]: made }
    return {}
  },
}

export const describeLogGroups: Operation<
  Logs.DescribeLogGroupsRequest,
  Logs.DescribeLogGroupsResponse
> = {
  permissions: (_, call) => onGroup('DescribeLogGroups')({}, call),
  run: ({ logGroupNamePrefix = '', logGroupNamePattern = '', limit = 50, nextToken }, call) => {
    if (logGroupNamePrefix && logGroupNamePattern)
      throw new AwsError(
        'InvalidParameterException',
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      )
    const found = groupsIn(call)
      .filter(({ name }) => name.startsWith(logGroupNamePrefix))
      .filter(({ name }) => name.toLowerCase().includes(logGroupNamePattern.toLowerCase()))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    const start = Number(nextToken ?? 0)
    const end = start + Math.min(limit, mostAnswered)
    return {
      logGroups: found.slice(start, end).map((group) => toAnswer(group, call)),
      ...(found.length > end && { nextToken: String(end) }),
    }
  },
}

function toAnswer(group: LogGroupState, call: Call): Logs.LogGroup {
  const { name, createdAt, retentionDays, streams } = group
  const messages = Object.values(streams).flatMap((stream) => keptEvents(group, stream, call.now()))
  return {
    logGroupName: name,
    creationTime: createdAt,
    ...(retentionDays !== undefined && { retentionInDays: retentionDays }),
    metricFilterCount: 0,
    arn: `${groupArn(call, name)}:*`,
    logGroupArn: groupArn(call, name),
    storedBytes: messages.reduce((sum, { message }) => sum + message.length, 0),
    logGroupClass: 'STANDARD',
  }
}

export const deleteLogGroup: Operation<Logs.DeleteLogGroupRequest, object> = {
  permissions: onGroup('DeleteLogGroup'),
  run: (input, call) => {
    const { name } = findGroup(input, call)
    const { [keyOf(call.region, name)]: _, ...rest } = call.account.logGroups ?? {}
    keepGroups(call.account, rest)
    return {}
  },
}
