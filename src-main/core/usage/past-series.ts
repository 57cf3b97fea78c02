import { catalogueOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import type { KnownSeries } from './known-series.ts'
import { measures } from './metric-names.ts'

const dayMs = 86_400_000
const daysBack = 35

/**
 * Models that were used and then left alone: ListMetrics no longer names them after two idle weeks, but their points and
 * their bill are still there. Every profile of the Region is asked for its calls by day, in one request of a fraction
 * of a cent. Nothing is found where the profiles may not be listed.
 */
export async function pastSeries(
  context: StepContext,
  region: string,
  listed: KnownSeries,
): Promise<KnownSeries> {
  const catalogue = await catalogueOf(context, region).catch(() => undefined)
  const all = new Set((catalogue?.profiles ?? []).map(({ id }) => id))
  const ids = [...all].filter((id) => !listed[id]).slice(0, 500)
  if (ids.length === 0) return {}
  const today = Math.ceil(context.now() / dayMs) * dayMs
  const { MetricDataResults = [] } = await context.aws.call(
    'cloudwatch',
    'GetMetricData',
    {
      MetricDataQueries: ids.map((id, index) => ({
        Id: `q${index}`,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/Bedrock',
            MetricName: 'Invocations',
            Dimensions: [{ Name: 'ModelId', Value: id }],
          },
          Period: 86_400,
          Stat: 'Sum',
        },
      })),
      StartTime: new Date(today - daysBack * dayMs),
      EndTime: new Date(today),
    },
    { region, signal: context.signal },
  )
  // They are spelled as those that AWS still lists; where there are none, in every way.
  const seen = [...new Set(Object.values(listed).flat())]
  const names = seen.length > 0 ? seen : measures.flatMap(({ names }) => [...names])
  return Object.fromEntries(
    MetricDataResults.flatMap(({ Id = '', Values = [] }) => {
      const id = ids[Number(Id.slice(1))]
      return id !== undefined && Values.length > 0 ? [[id, names]] : []
    }),
  )
}
