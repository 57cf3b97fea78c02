import type * as CloudWatch from '@aws-sdk/client-cloudwatch'
import type { Operation } from '../../operation.ts'
import { seriesBetween } from '../../usage/read-usage.ts'
import { metricsOf } from './metrics.ts'
import { readToken, writeToken } from './parameters.ts'

const hourMs = 3_600_000
const pageSize = 500

export const listMetrics: Operation<CloudWatch.ListMetricsInput, CloudWatch.ListMetricsOutput> = {
  run: (
    { Namespace, MetricName, Dimensions = [], NextToken, RecentlyActive },
    { account, region, now },
  ) => {
    // Series without a point for two weeks are no longer listed, though their points are still there.
    const activeMs = RecentlyActive === 'PT3H' ? 3 * hourMs : 14 * 24 * hourMs
    const names = [...metricsOf(account.usage).keys()]
    const all = seriesBetween(account, now() - activeMs, now())
      .filter((series) => series.region === region)
      .flatMap(({ modelId }) =>
        names.map((name) => ({
          Namespace: 'AWS/Bedrock',
          MetricName: name,
          Dimensions: [{ Name: 'ModelId', Value: modelId }],
        })),
      )
      .filter(
        (metric) =>
          (Namespace === undefined || metric.Namespace === Namespace) &&
          (MetricName === undefined || metric.MetricName === MetricName) &&
          Dimensions.every(({ Name, Value }) =>
            metric.Dimensions.some(
              (has) => has.Name === Name && (Value === undefined || has.Value === Value),
            ),
          ),
      )
    const start = readToken(NextToken)
    const end = start + pageSize
    return {
      Metrics: all.slice(start, end),
      ...(end < all.length && { NextToken: writeToken(end) }),
    }
  },
}
