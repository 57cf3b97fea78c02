import type * as Ce from '@aws-sdk/client-cost-explorer'
import { AwsError, type Operation } from '../../operation.ts'
import { passes } from './filter.ts'
import { dayText, linesIn, periodOf, toDay } from './period.ts'

/** As the last week was, so the rest will be. AWS wants some days of history first. */
export const getCostForecast: Operation<Ce.GetCostForecastRequest, Ce.GetCostForecastResponse> = {
  run: (
    { TimePeriod, Filter, Granularity = 'DAILY', PredictionIntervalLevel = 80 },
    { account, now },
  ) => {
    const [from, to] = periodOf(account, TimePeriod, now())
    const today = toDay(new Date(now()).toISOString())
    if (from < today)
      throw new AwsError(
        'ValidationException',
        'Start date should be after or equal to the current date.',
      )
    const week = linesIn(account, today - 7, today, now()).filter((line) => passes(line, Filter))
    if (new Set(week.map(({ day }) => day)).size < 5)
      throw new AwsError(
        'DataUnavailableException',
        'Insufficient amount of historical data to generate forecast',
      )
    const daily = week.reduce((sum, { usd }) => sum + usd, 0) / 7
    const width = 0.25 + PredictionIntervalLevel / 1000
    const forecastOf = (start: number, end: number) => {
      const mean = daily * (end - start)
      return {
        TimePeriod: { Start: dayText(start), End: dayText(end) },
        MeanValue: mean.toFixed(6),
        PredictionIntervalLowerBound: (mean * (1 - width)).toFixed(6),
        PredictionIntervalUpperBound: (mean * (1 + width)).toFixed(6),
      }
    }
    const isDaily = Granularity === 'DAILY'
    return {
      Total: { Amount: (daily * (to - from)).toFixed(6), Unit: 'USD' },
      ForecastResultsByTime: isDaily
        ? Array.from({ length: to - from }, (_, index) =>
            forecastOf(from + index, from + index + 1),
          )
        : [forecastOf(from, to)],
    }
  },
}
