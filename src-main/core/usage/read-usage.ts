import { ProblemError } from '../../../shared/problem.ts'
import { spanOf } from '../../../shared/usage/span.ts'
import type { Usage, UsageRange } from '../../../shared/usage/usage.ts'
import { priceOf } from '../prices/price-of.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { readPoints } from './read-points.ts'
import { readSpend } from './read-spend.ts'
import { toMetrics } from './to-metrics.ts'
import { readWatching } from './watching.ts'

/** Tokens from CloudWatch and spend from Cost Explorer, asked at the same time; one failing leaves the other standing. */
export async function readUsage(
  context: StepContext,
  { range, refreshSpend }: { readonly range: UsageRange; readonly refreshSpend: boolean },
): Promise<Usage> {
  const region = regionOf(context)
  const buckets = spanOf(range, context.now(), 'UTC')
  const [metrics, spend] = await Promise.all([
    orProblem(async () =>
      toMetrics(await readPoints(context, region, buckets), buckets.times, priceOf, context.now()),
    ),
    orProblem(() => readSpend(context, refreshSpend)),
  ])
  const watching = await readWatching(context.places, context.now())
  const { times, bucketSeconds } = buckets
  return { range, region, times, bucketSeconds, metrics, spend, watching }
}

async function orProblem<T>(ask: () => Promise<T>) {
  try {
    return { status: 'ok' as const, value: await ask() }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
    return { status: 'problem' as const, problem: error.problem }
  }
}
