import * as shapes from '@aws-sdk/client-cloudwatch'
import { AwsError, type Operation, type Service } from '../operation.ts'
import { seriesBetween } from '../usage/read-usage.ts'
import { metrics } from './cloudwatch/metrics.ts'
import { pointsOf } from './cloudwatch/points.ts'

const twoWeeksMs = 14 * 86_400_000
const mostPoints = 100_800

const listMetrics: Operation<shapes.ListMetricsInput, shapes.ListMetricsOutput> = {
  run: ({ Namespace, MetricName, Dimensions = [], NextToken }, { account, region, now }) => {
    // Series without a point for two weeks are no longer listed, though their points are still there.
    const all = seriesBetween(account, now() - twoWeeksMs, now())
      .filter((series) => series.region === region)
      .flatMap(({ modelId }) =>
        Object.keys(metrics).map((name) => ({
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
    const end = start + 500
    return {
      Metrics: all.slice(start, end),
      ...(end < all.length && { NextToken: writeToken(end) }),
    }
  },
}

const getMetricData: Operation<shapes.GetMetricDataInput, shapes.GetMetricDataOutput> = {
  run: (input, call) => {
    const { MetricDataQueries = [], StartTime, EndTime, ScanBy = 'TimestampDescending' } = input
    const [from, to] = spanOf(StartTime, EndTime)
    if (MetricDataQueries.length === 0 || MetricDataQueries.length > 500)
      throw refused(
        'The collection MetricDataQueries must not have a size greater than 500 or be empty.',
      )
    const ids = MetricDataQueries.map(({ Id }) => Id)
    if (new Set(ids).size < ids.length)
      throw refused('The values for parameter id in MetricDataQueries are not unique.')
    const results = MetricDataQueries.map(({ Id, Label, MetricStat, Expression, Period }) => {
      if (!Id || !/^[a-z][a-zA-Z0-9_]*$/.test(Id))
        throw refused(
          `The value ${Id} for parameter MetricDataQueries.member.1.Id is not matching the expected pattern.`,
        )
      if (!MetricStat)
        throw refused(`Metric math (${Expression}) is not in the practice account yet.`)
      const { Metric, Stat = '', Period: ownPeriod } = MetricStat
      const asked = {
        namespace: Metric?.Namespace,
        name: Metric?.MetricName,
        dimensions: Metric?.Dimensions ?? [],
        periodSeconds: checkPeriod(ownPeriod ?? Period),
      }
      const points = pointsOf(call, asked, from, to)
      const ordered = ScanBy === 'TimestampAscending' ? points : points.toReversed()
      return { Id, Label: Label ?? Metric?.MetricName ?? Id, stat: Stat, points: ordered }
    })
    return pageOf(
      results,
      readToken(input.NextToken),
      Math.min(input.MaxDatapoints ?? mostPoints, mostPoints),
    )
  },
}

type Result = { Id: string; Label: string; stat: string; points: ReturnType<typeof pointsOf> }

/** AWS hands out so many points a page, series after series; every page names every series. */
function pageOf(
  results: readonly Result[],
  start: number,
  most: number,
): shapes.GetMetricDataOutput {
  const total = results.reduce((sum, { points }) => sum + points.length, 0)
  const end = start + most
  let passed = 0
  const MetricDataResults = results.map(({ Id, Label, stat, points }) => {
    const own = points.slice(Math.max(0, start - passed), Math.max(0, end - passed))
    passed += points.length
    return {
      Id,
      Label,
      Timestamps: own.map(({ at }) => new Date(at)),
      Values: own.map(({ value }) => value(stat) ?? 0),
      StatusCode: passed > end ? ('PartialData' as const) : ('Complete' as const),
    }
  })
  return { MetricDataResults, Messages: [], ...(end < total && { NextToken: writeToken(end) }) }
}

const getMetricStatistics: Operation<
  shapes.GetMetricStatisticsInput,
  shapes.GetMetricStatisticsOutput
> = {
  run: (input, call) => {
    const {
      Namespace,
      MetricName,
      Dimensions = [],
      Statistics = [],
      ExtendedStatistics = [],
      Unit,
    } = input
    const [from, to] = spanOf(input.StartTime, input.EndTime)
    const periodSeconds = checkPeriod(input.Period)
    if ((to - from) / 1000 / periodSeconds > 1440)
      throw new AwsError(
        'InvalidParameterCombinationException',
        `You have requested up to ${Math.ceil((to - from) / 1000 / periodSeconds)} datapoints, which exceeds the limit of 1,440.`,
      )
    const asked = { namespace: Namespace, name: MetricName, dimensions: Dimensions, periodSeconds }
    const unit = metrics[MetricName ?? '']?.unit ?? 'Count'
    const points = Unit === undefined || Unit === unit ? pointsOf(call, asked, from, to) : []
    return {
      Label: MetricName,
      Datapoints: points.map(({ at, value }) => ({
        Timestamp: new Date(at),
        Unit: unit,
        ...Object.fromEntries(Statistics.map((stat) => [stat, value(stat)])),
        ...(ExtendedStatistics.length > 0 && {
          ExtendedStatistics: Object.fromEntries(
            ExtendedStatistics.map((stat) => [stat, value(stat) ?? 0]),
          ),
        }),
      })),
    }
  },
}

const refused = (message: string) => new AwsError('ValidationError', message)

function spanOf(start: Date | undefined, end: Date | undefined): readonly [number, number] {
  const [from, to] = [start?.getTime() ?? 0, end?.getTime() ?? 0]
  if (from >= to)
    throw new AwsError(
      'InvalidParameterValueException',
      'The parameter StartTime must be less than the parameter EndTime.',
    )
  return [from, to]
}

function checkPeriod(seconds: number | undefined): number {
  if (seconds !== undefined && seconds >= 60 && seconds % 60 === 0) return seconds
  throw new AwsError(
    'InvalidParameterValueException',
    'The parameter Period must be a multiple of 60.',
  )
}

const writeToken = (start: number) => Buffer.from(String(start)).toString('base64url')
function readToken(token: string | undefined): number {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString())
  if (!Number.isInteger(start)) throw new AwsError('InvalidNextToken', 'The NextToken is invalid.')
  return start
}

export const service: Service = {
  signingName: 'monitoring',
  iamPrefix: 'cloudwatch',
  protocol: 'aws-json-1.0',
  apiVersion: '2010-08-01',
  targetPrefix: 'GraniteServiceVersion20100801',
  shapes,
  operations: {
    ListMetrics: listMetrics,
    GetMetricData: getMetricData,
    GetMetricStatistics: getMetricStatistics,
  },
}
