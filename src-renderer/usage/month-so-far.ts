import type { Spend } from '../../shared/usage/spend.ts'
import type { DayMoney } from './summarise.ts'

const dayMs = 86_400_000

/** One UTC day of the running month; sums are from its first day on, in US dollars. */
export type MonthDay = {
  /** YYYY-MM-DD */
  readonly day: string
  readonly billed: number | null
  /** Billed, and from there on the estimate. */
  readonly estimated: number | null
  /** On a straight line to what AWS expects for the last day. */
  readonly forecast: number | null
  readonly interval: readonly [number, number] | null
}

/** The running month day by day: what is billed, what is estimated since, and where AWS sees it end. */
export function monthSoFar(spend: Spend, days: readonly DayMoney[], now: number): MonthDay[] {
  const month = new Date(now).toISOString().slice(0, 7)
  const today = new Date(now).toISOString().slice(0, 10)
  const length = new Date(
    Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0),
  ).getUTCDate()
  const names = Array.from(
    { length },
    (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  )
  const until = spend.billedAsOf ?? ''
  const billedOn = new Map(spend.days.map(({ day, usd }) => [day, usd]))
  const estimatedOn = new Map(days.map(({ day, estimated }) => [day, estimated]))
  const points: MonthDay[] = []
  let billed = 0
  let sum: number | null = 0
  for (const day of names) {
    const isBilled = day <= until
    if (isBilled) {
      billed += billedOn.get(day) ?? 0
      sum = billed
    } else {
      // Billed so far, although more of the day will come, says more than nothing at all.
      const more: number | undefined = estimatedOn.get(day) ?? billedOn.get(day)
      sum = sum === null || more === undefined || day > today ? null : sum + more
    }
    points.push({
      day,
      billed: isBilled ? billed : null,
      estimated: day >= until && day <= today ? sum : null,
      forecast: null,
      interval: null,
    })
  }
  return withForecast(points, spend, today)
}

function withForecast(points: MonthDay[], { forecast }: Spend, today: string): MonthDay[] {
  const end = points.at(-1)
  if (forecast.status !== 'known' || !end || !end.day.startsWith(forecast.month)) return points
  const from = points.findLastIndex(({ day, billed, estimated }) => {
    return day <= today && (estimated ?? billed) !== null
  })
  const start = points[from]
  const steps = points.length - 1 - from
  const begin = start?.estimated ?? start?.billed ?? 0
  const { interval, monthEndUsd } = forecast
  return points.map((point, index) => {
    if (index < from || steps <= 0) return point
    const towards = (usd: number) => begin + ((usd - begin) * (index - from)) / steps
    return {
      ...point,
      forecast: towards(monthEndUsd),
      interval: interval ? [towards(interval.lowUsd), towards(interval.highUsd)] : null,
    }
  })
}

/** Midday keeps a UTC day on its date in every time zone of the axis. */
export const middayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) + dayMs / 2
