import type { GetCostForecastResponse } from '@aws-sdk/client-cost-explorer'
import type { Problem } from '../../../../shared/problem.ts'
import type { Forecast } from '../../../../shared/usage/spend.ts'
import { dayOf, dayText, monthText } from './days.ts'
import type { BilledDay } from './to-bill.ts'

/** How sure the interval is: 80 of 100. */
export const levelPercent = 80

/** The month's end as AWS expects it: what was billed before today, and the forecast from today on. */
export function toForecast(
  { Total, ForecastResultsByTime = [] }: GetCostForecastResponse,
  days: readonly BilledDay[],
  readAt: number,
): Forecast {
  const remainingUsd = Number(Total?.Amount)
  if (Total?.Amount === undefined || !Number.isFinite(remainingUsd)) return tooLittle(readAt)
  const month = monthText(readAt)
  const today = dayText(dayOf(readAt))
  const before = days
    .filter(({ day }) => day.startsWith(month) && day < today)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { usd }) => sum + usd, 0)
  const bound = (pick: (part: (typeof ForecastResultsByTime)[number]) => string | undefined) =>
    ForecastResultsByTime.reduce((sum, part) => sum + Number(pick(part)), before)
  const lowUsd = bound((part) => part.PredictionIntervalLowerBound)
  const highUsd = bound((part) => part.PredictionIntervalUpperBound)
  const hasInterval =
    ForecastResultsByTime.length > 0 && Number.isFinite(lowUsd) && Number.isFinite(highUsd)
  return {
    status: 'known',
    month,
    remainingUsd,
    monthEndUsd: before + remainingUsd,
    ...(hasInterval && { interval: { lowUsd: Math.max(before, lowUsd), highUsd } }),
    levelPercent,
    readAt,
  }
}

/** Why there is none, in words. */
export function noForecast({ code, title }: Problem, readAt: number): Forecast {
  switch (code) {
    // For a forecast this means too little of it: Cost Explorer has just answered about the past.
    case 'billing.costExplorerOff':
    case 'aws.refused':
      return tooLittle(readAt)
    case 'permission.denied':
      return {
        status: 'absent',
        words: 'This sign-in may not ask for forecasts (ce:GetCostForecast).',
        readAt,
      }
    default:
      return { status: 'absent', words: `It could not be read: ${title}.`, readAt }
  }
}

const tooLittle = (readAt: number): Forecast => ({
  status: 'absent',
  words: 'AWS has too little history of this use for a forecast yet.',
  readAt,
})

export const nothingToForecast = (readAt: number): Forecast => ({
  status: 'absent',
  words: 'There is no spend yet to forecast from.',
  readAt,
})
