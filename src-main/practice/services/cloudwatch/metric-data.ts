import type * as CloudWatch from '@aws-sdk/client-cloudwatch'
import type { Operation } from '../../operation.ts'
import { isStatistic, statistic } from './metrics.ts'
import { checkPeriod, readToken, refused, spanOf, writeToken } from './parameters.ts'
import { createReader, type Points } from './points.ts'

const mostPoints = 100_800
const mostQueries = 500

export const getMetricData: Operation<
  CloudWatch.GetMetricDataInput,
  CloudWatch.GetMetricDataOutput
> = {
  run: (input, call) => {
    const { MetricDataQueries: queries = [], ScanBy = 'TimestampDescending' } = input
    const read = createReader(call, ...spanOf(input.StartTime, input.EndTime))
    if (queries.length === 0 || queries.length > mostQueries)
      throw refused(
        `The collection MetricDataQueries must not be empty or have a size greater than ${mostQueries}.`,
      )
    if (new Set(queries.map(({ Id }) => Id)).size < queries.length)
      throw refused('The values for parameter id in MetricDataQueries are not unique.')
    const results = queries
      .map((query, index) => {
        const { Id, Stat, asked } = checkQuery(query, `MetricDataQueries.member.${index + 1}`)
        const { metric, points } = read(asked)
        const ordered = ScanBy === 'TimestampAscending' ? points : points.toReversed()
        const Label = query.Label ?? asked.name ?? Id
        return { Id, Label, Stat, metric, points: ordered, isAsked: query.ReturnData !== false }
      })
      .filter(({ isAsked }) => isAsked)
    const most = Math.min(Math.max(1, input.MaxDatapoints ?? mostPoints), mostPoints)
    return pageOf(results, readToken(input.NextToken), most)
  },
}

function checkQuery(
  { Id, MetricStat, Expression, Period }: CloudWatch.MetricDataQuery,
  parameter: string,
) {
  if (!Id || !/^[a-z][a-zA-Z0-9_]*$/.test(Id))
    throw refused(
      `The value ${Id} for parameter ${parameter}.Id is not matching the expected pattern.`,
    )
  if (!MetricStat)
    throw refused(
      Expression === undefined
        ? `Either ${parameter}.Expression or ${parameter}.MetricStat is required.`
        : `Metric math (${Expression}) is not in the practice account yet.`,
    )
  const { Metric, Stat = '' } = MetricStat
  if (!isStatistic(Stat))
    throw refused(`The value ${Stat} for parameter ${parameter}.MetricStat.Stat is not supported.`)
  return {
    Id,
    Stat,
    asked: {
      namespace: Metric?.Namespace,
      name: Metric?.MetricName,
      dimensions: Metric?.Dimensions ?? [],
      periodSeconds: checkPeriod(MetricStat.Period ?? Period),
    },
  }
}

type Result = Points & { readonly Id: string; readonly Label: string; readonly Stat: string }

/** AWS hands out so many points a page, series after series; every page names every series. */
function pageOf(
  results: readonly Result[],
  start: number,
  most: number,
): CloudWatch.GetMetricDataOutput {
  const total = results.reduce((sum, { points }) => sum + points.length, 0)
  const end = start + most
  let passed = 0
  const MetricDataResults = results.map(({ Id, Label, Stat, metric, points }) => {
    const own = points.slice(Math.max(0, start - passed), Math.max(0, end - passed))
    passed += points.length
    return {
      Id,
      Label,
      Timestamps: own.map(({ at }) => new Date(at)),
      Values: metric ? own.map(({ sample }) => statistic(metric, Stat, sample)) : [],
      StatusCode: passed > end ? ('PartialData' as const) : ('Complete' as const),
    }
  })
  return { MetricDataResults, Messages: [], ...(end < total && { NextToken: writeToken(end) }) }
}
