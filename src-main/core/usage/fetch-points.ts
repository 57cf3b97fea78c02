import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import type { StepContext } from '../steps/step.ts'
import type { KnownSeries } from './known-series.ts'
import { type MeasureId, measures } from './metric-names.ts'

/** Values by bucket start (ms), of one measure of one ModelId. */
export type Points = ReadonlyMap<number, number>
export type PointsBySeries = ReadonlyMap<string, Points>
export const seriesKey = (modelId: string, measure: MeasureId) => `${measure} ${modelId}`

const mostQueries = 500

/** Asks CloudWatch for every measure of every known series between two times (ms), in as few requests as it allows. */
export async function fetchPoints(
  context: StepContext,
  region: string,
  series: KnownSeries,
  span: { readonly from: number; readonly to: number; readonly bucketSeconds: number },
): Promise<{ points: PointsBySeries; isPartial: boolean }> {
  const asked = Object.entries(series).flatMap(([modelId, names]) =>
    measures.flatMap(({ id, stat, names: spellings }) =>
      spellings
        .filter((name) => names.includes(name))
        .map((name) => ({ key: seriesKey(modelId, id), modelId, name, stat })),
    ),
  )
  const points = new Map<string, Map<number, number>>()
  let isPartial = false
  for (let start = 0; start < asked.length; start += mostQueries) {
    const batch = asked.slice(start, start + mostQueries)
    const queries = batch.map(
      ({ modelId, name, stat }, index): MetricDataQuery => ({
        Id: `q${index}`,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/Bedrock',
            MetricName: name,
            Dimensions: [{ Name: 'ModelId', Value: modelId }],
          },
          Period: span.bucketSeconds,
          Stat: stat,
        },
      }),
    )
    let NextToken: string | undefined
    do {
      const page = await context.aws.call(
        'cloudwatch',
        'GetMetricData',
        {
          MetricDataQueries: queries,
          StartTime: new Date(span.from),
          EndTime: new Date(span.to),
          ScanBy: 'TimestampAscending',
          ...(NextToken !== undefined && { NextToken }),
        },
        { region, signal: context.signal },
      )
      NextToken = page.NextToken
      for (const { Id = '', Timestamps = [], Values = [], StatusCode } of page.MetricDataResults ??
        []) {
        const key = batch[Number(Id.slice(1))]?.key
        if (key === undefined) continue
        // PartialData on a page that has a next one only means that there is more to read.
        if (StatusCode !== 'Complete' && NextToken === undefined) isPartial = true
        const own = points.get(key) ?? new Map<number, number>()
        // Two spellings of one metric never both have points, so adding cannot count twice.
        for (const [index, time] of Timestamps.entries())
          own.set(time.getTime(), (own.get(time.getTime()) ?? 0) + (Values[index] ?? 0))
        points.set(key, own)
      }
    } while (NextToken !== undefined)
  }
  return { points, isPartial }
}
