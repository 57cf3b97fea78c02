import { type Problem, ProblemError } from '../../../../shared/problem.ts'
import { outputWeight, type QuotaRow, type QuotaUse } from '../../../../shared/usage/quota.ts'
import { standardDailyCapUsd } from '../../../../shared/usage/watching.ts'
import { ifAllowed } from '../../aws/if-allowed.ts'
import { readTokenQuota } from '../../bedrock/read-quotas.ts'
import { mapAtMost } from '../../map-at-most.ts'
import type { StepContext } from '../../steps/step.ts'
import { applicationsById } from '../applications-by-id.ts'
import { fetchPoints, metricsOf } from '../fetch-points.ts'
import { foldModelId } from '../fold-models.ts'
import { calledLately, type KnownSeries, knownSeries } from '../known-series.ts'
import { measures, quotaMeasure } from '../metric-names.ts'
import { type Allowance, createAllowance, metricsLeftUsd } from '../pace.ts'
import type { PointsBySeries } from '../points.ts'
import { callsIn } from '../read-region-metrics.ts'
import { loadPoints } from '../stored-points.ts'
import { usedRegions } from '../used-regions.ts'
import { readBilled } from '../watching.ts'
import { peakMinute } from './peak-minute.ts'
import { readDefaults } from './read-defaults.ts'
import { readRequests } from './read-requests.ts'
import { supportText } from './support-text.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const asked = [
  ...measures.filter(({ id }) =>
    ['input', 'output', 'cacheRead', 'cacheWrite', 'invocations', 'throttles'].includes(id),
  ),
  quotaMeasure,
]

/**
 * How near each model came to its quota in the last 24 hours, by the minute. CloudWatch is asked once an hour at most,
 * and only for models that were called.
 */
export async function readQuotaUse(
  context: StepContext,
  capUsd: number = standardDailyCapUsd,
): Promise<QuotaUse> {
  const now = context.now()
  const to = Math.floor(now / minuteMs) * minuteMs
  const billed = await readBilled(context.places, now)
  const allowance = createAllowance(metricsLeftUsd(billed, capUsd))
  const { regions } = await usedRegions(context)
  const found = await mapAtMost(6, regions, async (region) => {
    try {
      return { region, rows: await rowsOf(context, region, allowance) }
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
      return { region, rows: [], problem: error.problem }
    }
  })
  const isFailed = (
    each: (typeof found)[number],
  ): each is { region: string; rows: never[]; problem: Problem } => 'problem' in each
  return {
    from: to - dayMs,
    to,
    outputWeight,
    rows: found.flatMap(({ rows }) => rows),
    problems: found.filter(isFailed).map(({ region, problem }) => ({ region, problem })),
    isCapReached: allowance.isReached(),
    readAt: now,
  }
}

async function rowsOf(
  context: StepContext,
  region: string,
  allowance: Allowance,
): Promise<QuotaRow[]> {
  const series = await calledSeries(context, region)
  const ids = Object.keys(series)
  if (ids.length === 0) return []
  const [points, applications, defaults] = await Promise.all([
    pointsOf(context, region, series, allowance),
    applicationsById(context, region, ids),
    readDefaults(context, region),
  ])
  const groups = new Map<string, { name: string; scope: QuotaRow['scope']; ids: string[] }>()
  for (const id of ids) {
    const { model, name, scope } = foldModelId(id, applications.get(id))
    const held = groups.get(`${scope} ${model}`)
    groups.set(`${scope} ${model}`, { name, scope, ids: [...(held?.ids ?? []), id] })
  }
  return Promise.all(
    [...groups.values()].map(async ({ name, scope, ids }): Promise<QuotaRow> => {
      const { peak, countedBy, throttles, lastThrottleAt } = peakMinute(points, ids)
      const found = await ifAllowed(() =>
        readTokenQuota(context, region, { scope, modelName: name }),
      )
      const standard = found && defaults.get(found.code)
      const requests = found && (await readRequests(context, region, found.code))
      const row: QuotaRow = {
        region,
        name,
        scope,
        ids,
        countedBy,
        throttles,
        ...(lastThrottleAt !== undefined && { lastThrottleAt }),
        ...(peak && { peak }),
        ...(peak &&
          found &&
          found.tokensPerMinute > 0 && { share: peak.counted / found.tokensPerMinute }),
        ...(found && {
          quota: {
            code: found.code,
            name: found.name,
            applied: found.tokensPerMinute,
            isAdjustable: found.isAdjustable,
            ...(standard !== undefined && { default: standard }),
            ...(requests && { requests }),
          },
        }),
      }
      const text = supportText(context.identity.account, row)
      return { ...row, ...(text !== undefined && { supportText: text }) }
    }),
  )
}

/** The series with calls in the last 24 hours, or in the last three as AWS lists them. */
async function calledSeries(context: StepContext, region: string): Promise<KnownSeries> {
  const series = await knownSeries(context, region, () => false)
  const { points } = await loadPoints(context, region, 300)
  const calls = callsIn(points)
  if (calls.size === 0) return series
  const lately = await calledLately(context, region)
  const isCalled = (id: string) =>
    (calls.get(id) ?? 0) > context.now() - dayMs || (lately?.has(id) ?? false)
  return Object.fromEntries(Object.entries(series).filter(([id]) => isCalled(id)))
}

async function pointsOf(
  context: StepContext,
  region: string,
  series: KnownSeries,
  allowance: Allowance,
): Promise<PointsBySeries> {
  const metrics = metricsOf(series, asked)
  const hour = Math.floor(context.now() / hourMs)
  const to = Math.floor(context.now() / minuteMs) * minuteMs
  if (!allowance.take(metrics.length)) return new Map()
  const { points } = await context.remember(`quota use ${region} ${hour}`, hourMs, () =>
    fetchPoints(context, region, metrics, { from: to - dayMs, to, bucketSeconds: 60 }),
  )
  return points
}
