import type { Account } from '../../account.ts'
import type { LogEventState, LogGroupState, LogStreamState } from '../../account-logs.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Call, type Permission } from '../../operation.ts'

type At = Pick<Call, 'account' | 'region'>

export const keyOf = (region: string, name: string): string => `${region} ${name}`

export const groupArn = ({ account, region }: At, name: string): string =>
  `arn:aws:logs:${region}:${account.id}:log-group:${name}`
export const streamArn = (at: At, group: string, stream: string): string =>
  `${groupArn(at, group)}:log-stream:${stream}`

export const groupsIn = ({ account, region }: At): LogGroupState[] =>
  Object.values(account.logGroups ?? {}).filter((group) => group.region === region)

export type GroupNamed = {
  readonly logGroupName?: string | undefined
  /** Some operations take the ARN or the name here. */
  readonly logGroupIdentifier?: string | undefined
}

export const nameIn = ({ logGroupName, logGroupIdentifier = '' }: GroupNamed): string =>
  logGroupName ?? logGroupIdentifier.split(':log-group:').at(-1)?.replace(/:\*$/, '') ?? ''

/** The caller's group of this name in the Region that was asked. */
export function findGroup(named: GroupNamed, { account, region }: At): LogGroupState {
  const found = heldUnder(account.logGroups ?? {}, keyOf(region, nameIn(named)))
  if (found) return found
  throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.')
}

export function findStream(group: LogGroupState, name: string | undefined): LogStreamState {
  const found = heldUnder(group.streams, name ?? '')
  if (found) return found
  throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.')
}

/**
 * Rights on a log group are asked for with a stream behind it, so that only a policy that ends in `:*` allows them:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
export const onGroup =
  (action: string) =>
  (named: GroupNamed, at: At): Permission[] => [
    { action: `logs:${action}`, resource: streamArn(at, nameIn(named), '') },
  ]

/** What is older than the group keeps is gone. */
export const keptEvents = (
  { retentionDays }: LogGroupState,
  { events }: LogStreamState,
  now: number,
): LogEventState[] =>
  retentionDays === undefined
    ? events
    : events.filter(({ at }) => now - at < retentionDays * 86_400_000)

/** An account without groups is as one that never had any. */
export function keepGroups(account: Account, groups: Record<string, LogGroupState>): void {
  if (Object.keys(groups).length > 0) account.logGroups = groups
  else delete account.logGroups
}
