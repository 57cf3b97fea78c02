import type * as Bedrock from '@aws-sdk/client-bedrock'
import type { ScenarioName } from '../../shared/practice.ts'
import type { BucketState, EventState, TrailState } from './account-audit.ts'
import type { BudgetState } from './account-budgets.ts'
import type { LogGroupState } from './account-logs.ts'
import type { NetworkState } from './account-network.ts'
import type { TopicState } from './account-telling.ts'

/** Everything one practice account holds. Plain JSON, because it is saved to disk as it is. */
export type Account = {
  readonly format: 1
  readonly id: string
  readonly scenario: ScenarioName
  /** How far the account's clock is ahead of the machine's, in milliseconds. Tests move it. */
  clockAheadMs: number
  iam: IamState
  bedrock: BedrockState
  usage: UsageState
  /** Absent: everything at AWS's defaults, and nothing asked for. */
  quotas?: QuotaState
  /** Absent where the organisation has no IAM Identity Center. */
  identityCenter?: IdentityCenterState
  /** CloudWatch dashboards by name. Absent: none. */
  dashboards?: Record<string, { readonly body: string; readonly modifiedAt: number }>
  /** AWS Budgets by name. Absent: none. */
  budgets?: Record<string, BudgetState>
  /** SNS topics by ARN. Absent: none. */
  topics?: Record<string, TopicState>
  /** S3 buckets by name. Absent: none. */
  buckets?: Record<string, BucketState>
  /** CloudTrail trails by name. Absent: none. */
  trails?: Record<string, TrailState>
  /** The newest calls as CloudTrail's event history has them, oldest first. */
  events?: EventState[]
  /** Log groups of CloudWatch Logs by Region and name. Absent: none. */
  logGroups?: Record<string, LogGroupState>
  /** What differs from the network AWS makes for every account, by Region. Absent: nothing. */
  networks?: Record<string, NetworkState>
  faults: Fault[]
}

export type IamState = {
  users: Record<string, IamUser>
  roles: Record<string, IamRole>
  groups: Record<string, IamGroup>
  /** Customer managed policies by ARN. AWS managed ones are in `iam/aws-managed.ts` and are the same in every account. */
  policies: Record<string, ManagedPolicy>
  accessKeys: Record<string, AccessKey>
  /** Policies an organisation puts over the whole account. Empty outside an organisation. */
  serviceControlPolicies: string[]
}

type Principal = {
  readonly id: string
  readonly path: string
  readonly arn: string
  readonly createdAt: number
  attached: string[]
  inline: Record<string, string>
  boundary?: string
  tags: Record<string, string>
}
export type IamUser = Principal & { readonly name: string; groups: string[] }
export type IamRole = Principal & {
  readonly name: string
  trust: string
  description?: string
  maxSessionSeconds: number
}
export type IamGroup = {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly arn: string
  readonly createdAt: number
  attached: string[]
  inline: Record<string, string>
}

export type ManagedPolicy = {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly arn: string
  readonly createdAt: number
  updatedAt: number
  description?: string
  tags: Record<string, string>
  defaultVersion: string
  versions: Record<string, { document: string; createdAt: number }>
  /** Version numbers are never used twice, so the last one given out is kept. */
  lastVersion: number
}

export type AccessKey = {
  readonly id: string
  readonly secret: string
  /** The user's name, or the role session it belongs to. */
  readonly owner:
    | { readonly type: 'user'; readonly name: string }
    | { readonly type: 'root' }
    | { readonly type: 'role'; readonly name: string; readonly session: string }
  active: boolean
  readonly createdAt: number
  readonly sessionToken?: string
  readonly expiresAt?: number
  lastUsed?: { readonly at: number; readonly service: string; readonly region: string }
}

export type BedrockState = {
  /** The first-use form as it was sent (UTF-8 JSON), absent until somebody sends it. */
  useCaseForm?: string
  /** Foundation-model id to when its Marketplace agreement was asked for (ms). It counts as AVAILABLE a little later. */
  agreements: Record<string, number>
  /** What AWS itself holds against this account. Absent: nothing. */
  gates?: {
    readonly noPaymentMethod?: true
    /** Foundation-model ids that AWS does not offer to the account. */
    readonly notForAccount?: readonly string[]
    /** Foundation-model ids that ask for another data retention mode. */
    readonly retentionMode?: readonly string[]
  }
  /** Calls to an unsubscribed model work for a while before they begin to fail, as AWS's do. Model id to first call. */
  graceStartedAt: Record<string, number>
  /** Fingerprints of cached prompt prefixes to when they expire (ms). */
  promptCache?: Record<string, number>
  /** Where invocations are logged, by Region. */
  invocationLogging?: Record<string, LoggingConfig>
  applicationProfiles: Record<
    string,
    {
      readonly id: string
      readonly name: string
      readonly region: string
      readonly description?: string
      /** System profile id or foundation-model id it was copied from. */
      readonly source: string
      readonly createdAt: number
      readonly tags?: Readonly<Record<string, string>>
    }
  >
}

export type QuotaState = {
  /** A new account that AWS has given no tokens yet. */
  readonly isNewAccount: boolean
  /** Values that differ from the default, by quota code. */
  applied: Record<string, number>
  /** Increases asked for, oldest first. */
  requests: {
    readonly id: string
    readonly code: string
    readonly region: string
    readonly desired: number
    readonly requester: string
    readonly at: number
  }[]
}

export type IdentityCenterState = {
  readonly instanceArn: string
  readonly identityStoreId: string
  /** By ARN. */
  permissionSets: Record<string, PermissionSet>
}
export type PermissionSet = {
  readonly name: string
  readonly createdAt: number
  /** The role that AWS keeps for it in this account. */
  readonly role: string
  inline?: string
}

/** As it was put. */
export type LoggingConfig = Bedrock.LoggingConfig

export type UsageState = {
  readonly seed: number
  /** Days of made-up history before `startedAt`, 0 for an account that has never called a model. */
  readonly historyDays: number
  readonly startedAt: number
  /** False where Cost Explorer has never been switched on. */
  costExplorerEnabled: boolean
  /** What is peculiar about the bill. Absent: five-minute cache writes, nothing but use and tax, one page. */
  bill?: BillState
  /** Whether made-up use goes on while the account runs. */
  readonly ticking: boolean
  /** How CloudWatch spells the cache metrics here; `Tokens` unless told. AWS's own pages and live accounts disagree. */
  cacheMetricSuffix?: 'Tokens' | 'TokenCount'
  /** Real calls made to this account, by minute. They join the made-up ones in CloudWatch and in the bill. */
  calls: RecordedCall[]
}

export type BillState = {
  /** Part of the cache writes that are kept for an hour; CloudWatch does not tell. */
  oneHourWrites?: number
  /** Part of the use that a promotional credit pays. */
  creditShare?: number
  /** Given back on the first of every month with use (US dollars). */
  refundUsd?: number
  /** Days on one page of an answer. */
  daysPerPage?: number
  /** Refused as for somebody whose account has never opened Cost Explorer. */
  isNeverOpened?: boolean
}

export type RecordedCall = {
  readonly at: number
  readonly region: string
  /** What the caller passed as modelId: CloudWatch's ModelId dimension. */
  readonly modelId: string
  readonly outcome: 'ok' | 'throttled' | 'clientError' | 'serverError'
  readonly latencyMs: number
  readonly firstTokenMs?: number
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
}

/** A fault planted for one operation, or for all with `*`. It fires `times` times, or for ever when absent. */
export type Fault = {
  readonly service: string
  readonly operation: string
  readonly kind: 'throttle' | 'error500' | 'timeout' | 'reset' | 'slow' | 'denied' | 'expired'
  times?: number
  /** Only calls with these members in their input. */
  readonly input?: Readonly<Record<string, string>>
  /** The call is carried out first, and only its answer is lost or wrong. */
  readonly afterEffect?: boolean
  /** For `throttled` scenarios: only every n-th matching call fails. */
  readonly everyNth?: number
  readonly delayMs?: number
  /** How many matching calls there have been. Kept by the server. */
  seen?: number
}
