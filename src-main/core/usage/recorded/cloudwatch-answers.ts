/** One result of GetMetricData as AWS writes it, page by page: times in seconds since 1970. */
export type RecordedResult = {
  readonly region: string
  readonly id: string
  readonly name: string
  readonly stat: string
  readonly pages: readonly {
    readonly times: readonly number[]
    readonly values: readonly number[]
    readonly status: 'Complete' | 'PartialData' | 'InternalError' | 'Forbidden'
    readonly messages?: readonly { readonly Code: string; readonly Value: string }[]
  }[]
}

/** The moment the answers belong to: 2026-11-19 12:00 UTC. */
export const recordedAt = Date.UTC(2026, 10, 19, 12)
const minutesAgo = (...minutes: number[]) => minutes.map((each) => recordedAt / 1000 - each * 60)

const opus = 'eu.anthropic.claude-opus-5-5'
const sonnet = 'eu.anthropic.claude-sonnet-5-5'
const idle = 'global.anthropic.claude-haiku-4-5-20251001-v1:0'
const application =
  'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/a1b2c3d4e5f6'

const whole = (
  id: string,
  name: string,
  values: readonly number[],
  stat = 'Sum',
  region = 'eu-central-1',
): RecordedResult => ({
  region,
  id,
  name,
  stat,
  pages: [
    { times: minutesAgo(...values.map((_, index) => 60 - 5 * index)), values, status: 'Complete' },
  ],
})

/**
 * Awkward answers, put together from AWS's API reference and from reports of live accounts: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataResult.html
 */
export const recordedResults: readonly RecordedResult[] = [
  whole(opus, 'InputTokenCount', [100, 200]),
  whole(opus, 'Invocations', [3, 4]),
  // Both spellings of the cache metrics at once: they count the same tokens, and the later one has more of them.
  whole(opus, 'CacheReadInputTokens', [5000, 0]),
  whole(opus, 'CacheReadInputTokenCount', [5000, 7000]),
  whole(opus, 'CacheWriteInputTokens', [900]),
  // Handed out in two pages: PartialData on the first means only that there is more to read.
  {
    region: 'eu-central-1',
    id: opus,
    name: 'OutputTokenCount',
    stat: 'Sum',
    pages: [
      { times: minutesAgo(60, 55), values: [10, 20], status: 'PartialData' },
      { times: minutesAgo(50), values: [40], status: 'Complete' },
    ],
  },
  // Still incomplete on the last page.
  {
    region: 'eu-central-1',
    id: sonnet,
    name: 'InputTokenCount',
    stat: 'Sum',
    pages: [
      {
        times: minutesAgo(60),
        values: [77],
        status: 'PartialData',
        messages: [{ Code: 'PartialResults', Value: 'Some datapoints were not available.' }],
      },
    ],
  },
  {
    region: 'eu-central-1',
    id: sonnet,
    name: 'OutputTokenCount',
    stat: 'Sum',
    pages: [{ times: [], values: [], status: 'Forbidden' }],
  },
  {
    region: 'eu-central-1',
    id: sonnet,
    name: 'Invocations',
    stat: 'Sum',
    pages: [{ times: minutesAgo(60), values: [1], status: 'InternalError' }],
  },
  // A time that is not on a whole five minutes.
  {
    region: 'eu-central-1',
    id: sonnet,
    name: 'CacheReadInputTokens',
    stat: 'Sum',
    pages: [{ times: [recordedAt / 1000 - 61 * 60], values: [300], status: 'Complete' }],
  },
  // Idle for more than two weeks: ListMetrics is silent, the points are there.
  whole(idle, 'InputTokenCount', [11]),
  whole(application, 'InputTokenCount', [13]),
  whole(opus, 'InvocationLatency', [9000, 8000], 'p50'),
  whole('us.anthropic.claude-opus-5-5', 'InputTokenCount', [1000], 'Sum', 'us-east-1'),
]

/** Asked for, and not in the answer at all. */
export const leftOut = { region: 'eu-central-1', id: opus, name: 'InvocationThrottles' } as const
/** What ListMetrics no longer names. */
export const idleId = idle
/** Not asked for, and in the answer. */
export const strayId = 'e1'
export const accountMessage = {
  Code: 'MaxMetricsExceeded',
  Value: 'The maximum number of metrics was exceeded.',
} as const
