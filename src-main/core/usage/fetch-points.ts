import type { GetMetricDataOutput, MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import { mapAtMost } from '../map-at-most.ts'
import type { StepContext } from '../steps/step.ts'
import { gatherPoints } from './gather-points.ts'
import type { KnownSeries } from './known-series.ts'
import { type Measure, measures } from './metric-names.ts'
import { type Asked, type Fetched, joinFetched } from './points.ts'

const mostQueries = 500
const batchesAtOnce = 4

/** Every metric that some series have. AWS bills each of them, each time. */
export const metricsOf = (series: KnownSeries, wanted: readonly Measure[] = measures): Asked[] =>
  Object.entries(series).flatMap(([modelId, names]) =>
    wanted.flatMap(({ id, stat, names: spellings }) =>
      spellings
        .filter((name) => names.includes(name))
        .map((name) => ({ modelId, measure: id, name, stat })),
    ),
  )

/** Asks CloudWatch for metrics between two times (ms), in as few requests as it allows. */
export async function fetchPoints(
  context: StepContext,
  region: string,
  asked: readonly Asked[],
  span: { readonly from: number; readonly to: number; readonly bucketSeconds: number },
): Promise<Fetched> {
  const batches = Array.from({ length: Math.ceil(asked.length / mostQueries) }, (_, index) =>
    asked.slice(index * mostQueries, (index + 1) * mostQueries),
  )
  const found = await mapAtMost(batchesAtOnce, batches, async (batch) =>
    gatherPoints(batch, await pagesOf(context, region, batch, span), span.bucketSeconds * 1000),
  )
  return joinFetched(found)
}

async function pagesOf(
  { aws, signal }: StepContext,
  region: string,
  batch: readonly Asked[],
  { from, to, bucketSeconds }: Parameters<typeof fetchPoints>[3],
): Promise<GetMetricDataOutput[]> {
  const MetricDataQueries = batch.map(
    ({ modelId, name, stat }, index): MetricDataQuery => ({
      Id: `q${index}`,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/Bedrock',
          MetricName: name,
          Dimensions: [{ Name: 'ModelId', Value: modelId }],
        },
        Period: bucketSeconds,
        Stat: stat,
      },
    }),
  )
  const pages: GetMetricDataOutput[] = []
  let NextToken: string | undefined
  do {
    const page = await aws.call(
      'cloudwatch',
      'GetMetricData',
      {
        MetricDataQueries,
        StartTime: new Date(from),
        EndTime: new Date(to),
        ScanBy: 'TimestampAscending',
        ...(NextToken !== undefined && { NextToken }),
      },
      { region, signal },
    )
    pages.push(page)
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return pages
}
