import type * as CloudWatch from '@aws-sdk/client-cloudwatch'
import { AwsError, type Operation } from '../../operation.ts'
import { isStatistic, statistic } from './metrics.ts'
import { checkPeriod, refused, spanOf } from './parameters.ts'
import { createReader } from './points.ts'

const mostPoints = 1440

export const getMetricStatistics: Operation<
  CloudWatch.GetMetricStatisticsInput,
  CloudWatch.GetMetricStatisticsOutput
> = {
  run: (input, call) => {
    const { Statistics = [], ExtendedStatistics = [], Unit } = input
    const [from, to] = spanOf(input.StartTime, input.EndTime)
    const periodSeconds = checkPeriod(input.Period)
    const asks = [...Statistics, ...ExtendedStatistics]
    const unknown = asks.find((stat) => !isStatistic(stat))
    if (asks.length === 0 || unknown !== undefined)
      throw refused(
        `Statistics must be given and supported${unknown ? `: ${unknown} is not` : ''}.`,
      )
    const points = Math.ceil((to - from) / 1000 / periodSeconds)
    if (points > mostPoints)
      throw new AwsError(
        'InvalidParameterCombinationException',
        `You have requested up to ${points} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
      )
    const found = createReader(
      call,
      from,
      to,
    )({
      namespace: input.Namespace,
      name: input.MetricName,
      dimensions: input.Dimensions ?? [],
      periodSeconds,
    })
    const { metric } = found
    if (!metric || (Unit !== undefined && Unit !== metric.unit))
      return { Label: input.MetricName, Datapoints: [] }
    return {
      Label: input.MetricName,
      Datapoints: found.points.map(({ at, sample }) => {
        const valuesOf = (stats: readonly string[]) =>
          Object.fromEntries(stats.map((stat) => [stat, statistic(metric, stat, sample)]))
        return {
          Timestamp: new Date(at),
          Unit: metric.unit,
          ...valuesOf(Statistics),
          ...(ExtendedStatistics.length > 0 && {
            ExtendedStatistics: valuesOf(ExtendedStatistics),
          }),
        }
      }),
    }
  },
}
