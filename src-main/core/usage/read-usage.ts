import { ProblemError } from '../../../shared/problem.ts'
import { customSpanFault, spanOf } from '../../../shared/usage/span.ts'
import type { Usage, UsageRequest } from '../../../shared/usage/usage.ts'
import { standardDailyCapUsd, usdPerMetric } from '../../../shared/usage/watching.ts'
import { failure } from '../problems.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { type Pace, pollAfter, spendLeftUsd } from './pace.ts'
import { type MetricsRead, readMetrics } from './read-metrics.ts'
import { readSpend } from './spend/read-spend.ts'
import { type Billed, readBilled } from './watching.ts'

const dayMs = 86_400_000
const soonestMs = 15_000
/** When to look again after everything has failed. */
const retryMs = 60_000

/** Tokens from CloudWatch and spend from Cost Explorer, asked at the same time; one failing leaves the other standing. */
export async function readUsage(
  context: StepContext,
  request: UsageRequest,
  capUsd: number = standardDailyCapUsd,
): Promise<Usage> {
  const { range, custom, zone = 'UTC', refreshSpend } = request
  const now = context.now()
  const fault = range === 'custom' ? spanFault(custom, now) : undefined
  if (fault !== undefined) throw failure('input.invalid', { detail: fault })
  const before = await readBilled(context.places, now)
  const [read, spend] = await Promise.all([
    orProblem(() => readMetrics(context, request, { billed: before, capUsd })),
    readSpend(context, { isForced: refreshSpend, leftUsd: spendLeftUsd(before, capUsd) }),
  ])
  const { times, bucketSeconds } = spanOf(range, now, zone, custom)
  return {
    range,
    region: regionOf(context),
    times,
    bucketSeconds,
    metrics: read.status === 'ok' ? orAllFailed(read.value) : read,
    spend,
    watching: watchingOf(
      await readBilled(context.places, now),
      capUsd,
      now,
      read.status === 'ok' ? read.value : undefined,
    ),
  }
}

const spanFault = (custom: UsageRequest['custom'], now: number) =>
  custom ? customSpanFault(custom, now) : 'Choose a start and an end.'

/** Regions fail one by one; only when all have, the source as a whole has. */
function orAllFailed({ metrics }: MetricsRead): Usage['metrics'] {
  const { regions, rows } = metrics.detail
  const [first] = regions.flatMap(({ problem }) => problem ?? [])
  if (!first || regions.some(({ status }) => status !== 'failed'))
    return { status: 'ok', value: metrics }
  return { status: 'problem', problem: first, ...(rows.length > 0 && { kept: metrics }) }
}

function watchingOf(
  billed: Billed,
  capUsd: number,
  now: number,
  read: MetricsRead | undefined,
): Usage['watching'] {
  const { cloudWatchMetrics, costExplorerRequests, usd, today } = billed
  return {
    cloudWatchMetrics,
    costExplorerRequests,
    usd,
    today,
    dailyCapUsd: capUsd,
    isCapReached: read?.isCapReached ?? false,
    goesOnAt: (Math.floor(now / dayMs) + 1) * dayMs,
    pollAfterMs: read ? waitFor(read.pace, billed, capUsd, now) : retryMs,
    nextRefreshUsd: (read?.metricsPerRefresh ?? 0) * usdPerMetric,
  }
}

/** Until the next poll is due. One that was due just now and had nothing to ask is over. */
function waitFor(pace: Pace, billed: Billed, capUsd: number, now: number): number {
  const every = pollAfter(pace, billed, capUsd)
  const rest = (pace.askedAt ?? now) + every - now
  return rest > 0 ? Math.max(soonestMs, rest) : every
}

async function orProblem<T>(ask: () => Promise<T>) {
  try {
    return { status: 'ok' as const, value: await ask() }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
    return { status: 'problem' as const, problem: error.problem }
  }
}
