import type * as Logs from '@aws-sdk/client-cloudwatch-logs'
import type { Operation, Permission } from '../../operation.ts'
import { findGroup, findStream, keptEvents, nameIn, onGroup, streamArn } from './held-group.ts'

const mostStreams = 50
const mostEvents = 10_000

export const describeLogStreams: Operation<
  Logs.DescribeLogStreamsRequest,
  Logs.DescribeLogStreamsResponse
> = {
  permissions: onGroup('DescribeLogStreams'),
  run: (input, call) => {
    const { logStreamNamePrefix = '', descending = false, limit = mostStreams } = input
    const group = findGroup(input, call)
    const found = Object.values(group.streams)
      .filter(({ name }) => name.startsWith(logStreamNamePrefix))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1) * (descending ? -1 : 1))
    return {
      logStreams: found.slice(0, limit).map((stream) => {
        const events = keptEvents(group, stream, call.now())
        const [first, last] = [events[0], events.at(-1)]
        return {
          logStreamName: stream.name,
          creationTime: stream.createdAt,
          ...(first && { firstEventTimestamp: first.at }),
          ...(last && { lastEventTimestamp: last.at, lastIngestionTime: last.at }),
          arn: streamArn(call, group.name, stream.name),
        }
      }),
    }
  },
}

export const getLogEvents: Operation<Logs.GetLogEventsRequest, Logs.GetLogEventsResponse> = {
  permissions: (input, call): Permission[] => [
    {
      action: 'logs:GetLogEvents',
      resource: streamArn(call, nameIn(input), input.logStreamName ?? ''),
    },
  ],
  run: (input, call) => {
    const { logStreamName, startTime = 0, endTime = Infinity, limit = mostEvents } = input
    const group = findGroup(input, call)
    const events = keptEvents(group, findStream(group, logStreamName), call.now())
    const found = events.filter(({ at }) => at >= startTime && at < endTime)
    // Without a token the newest are answered, unless the first are asked for.
    const from = positionIn(input, found.length, limit)
    const page = found.slice(from, from + limit)
    return {
      events: page.map(({ at, message }) => ({ timestamp: at, ingestionTime: at, message })),
      nextForwardToken: `f/${from + page.length}`,
      nextBackwardToken: `b/${from}`,
    }
  },
}

function positionIn(
  { nextToken = '', startFromHead = false }: Logs.GetLogEventsRequest,
  count: number,
  limit: number,
): number {
  const at = Number(nextToken.slice(2))
  if (nextToken.startsWith('f/')) return at
  if (nextToken.startsWith('b/')) return Math.max(0, at - limit)
  return startFromHead ? 0 : Math.max(0, count - limit)
}

export const filterLogEvents: Operation<Logs.FilterLogEventsRequest, Logs.FilterLogEventsResponse> =
  {
    permissions: onGroup('FilterLogEvents'),
    run: (input, call) => {
      const { logStreamNames, logStreamNamePrefix = '', nextToken, limit = mostEvents } = input
      const { startTime = 0, endTime = Infinity, filterPattern = '' } = input
      const group = findGroup(input, call)
      const words = filterPattern.split(/\s+/).map((word) => word.replace(/^"|"$/g, ''))
      const found = Object.values(group.streams)
        .filter(
          ({ name }) => heldNames(logStreamNames, name) && name.startsWith(logStreamNamePrefix),
        )
        .flatMap((stream) =>
          keptEvents(group, stream, call.now()).map((event) => ({ ...event, stream: stream.name })),
        )
        .filter(({ at }) => at >= startTime && at <= endTime)
        .filter(({ message }) => words.every((word) => message.includes(word)))
        .toSorted((one, other) => one.at - other.at)
      const start = Number(nextToken ?? 0)
      const end = start + limit
      return {
        events: found.slice(start, end).map(({ id, at, message, stream }) => ({
          eventId: id,
          logStreamName: stream,
          timestamp: at,
          ingestionTime: at,
          message,
        })),
        searchedLogStreams: [],
        ...(found.length > end && { nextToken: String(end) }),
      }
    },
  }

const heldNames = (names: readonly string[] | undefined, name: string) =>
  names === undefined || names.includes(name)
