import { join } from 'node:path'
import type { Expression } from '@aws-sdk/client-cost-explorer'
import { ProblemError } from '../../../shared/problem.ts'
import { z } from '../../../shared/schema.ts'
import { Spend } from '../../../shared/usage/usage.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { StepContext } from '../steps/step.ts'

const dayMs = 86_400_000
const freshForMs = 6 * 3_600_000
const daysShown = 31
const Stored = z.object({ format: z.literal(1), spend: Spend })

/**
 * What Cost Explorer says about Claude, by UTC day. It costs $0.01 a request, so an answer is kept for six hours unless
 * the person asks for a new one.
 */
export async function readSpend(context: StepContext, isForced: boolean): Promise<Spend> {
  const { places, identity, now } = context
  const file = join(places.dataFolder, 'usage', `${identity.account}-spend.json`)
  const kept = await readStored(file, Stored.nullable(), null)
  if (kept && !isForced && now() - kept.spend.readAt < freshForMs) return kept.spend
  const spend = await askSpend(context)
  await writeStored(file, { format: 1, spend })
  return spend
}

const dayText = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10)

async function askSpend(context: StepContext): Promise<Spend> {
  const { aws, now, signal } = context
  const today = Math.floor(now() / dayMs)
  // The end is not included, so tomorrow's name is what makes today part of it.
  const TimePeriod = { Start: dayText(today - daysShown + 1), End: dayText(today + 1) }
  const { DimensionValues = [] } = await aws.call(
    'cost-explorer',
    'GetDimensionValues',
    { TimePeriod, Dimension: 'SERVICE', SearchString: 'Bedrock' },
    { signal },
  )
  const services = DimensionValues.flatMap(({ Value }) => Value ?? [])
  if (services.length === 0) return emptySpend(now())
  const Filter: Expression = {
    And: [
      { Dimensions: { Key: 'SERVICE', Values: services } },
      { Dimensions: { Key: 'RECORD_TYPE', Values: ['Usage'] } },
    ],
  }
  const days = await askDays(context, TimePeriod, Filter)
  const forecastUsd = await askForecast(context, today, Filter)
  const billed = days.filter(({ isEstimated, usd }) => !isEstimated && usd > 0)
  const month = dayText(today).slice(0, 7)
  const billedAsOf = billed.at(-1)?.day
  return {
    days,
    services,
    currency: 'USD',
    monthToDateUsd: days
      .filter(({ day }) => day.startsWith(month))
      .reduce((sum, { usd }) => sum + usd, 0),
    readAt: now(),
    ...(billedAsOf !== undefined && { billedAsOf }),
    ...(forecastUsd !== undefined && { forecastUsd }),
  }
}

const emptySpend = (readAt: number): Spend => ({
  days: [],
  services: [],
  currency: 'USD',
  monthToDateUsd: 0,
  readAt,
})

async function askDays(
  { aws, signal }: StepContext,
  TimePeriod: { Start: string; End: string },
  Filter: Expression,
): Promise<Spend['days']> {
  const days: Spend['days'] = []
  let NextPageToken: string | undefined
  do {
    const page = await aws.call(
      'cost-explorer',
      'GetCostAndUsage',
      {
        TimePeriod,
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
        Filter,
        GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
        ...(NextPageToken !== undefined && { NextPageToken }),
      },
      { signal },
    )
    for (const { TimePeriod: span, Groups = [], Estimated = false } of page.ResultsByTime ?? []) {
      const byService = Object.fromEntries(
        Groups.map(({ Keys, Metrics }) => [
          Keys?.[0] ?? '',
          Number(Metrics?.UnblendedCost?.Amount ?? 0),
        ]),
      )
      const usd = Object.values(byService).reduce((sum, amount) => sum + amount, 0)
      days.push({ day: span?.Start ?? '', usd, isEstimated: Estimated, byService })
    }
    NextPageToken = page.NextPageToken
  } while (NextPageToken !== undefined)
  return days
}

/** To the end of the month; undefined where AWS has too little history to say. */
async function askForecast(
  { aws, signal }: StepContext,
  today: number,
  Filter: Expression,
): Promise<number | undefined> {
  const date = new Date(today * dayMs)
  const End = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))
    .toISOString()
    .slice(0, 10)
  try {
    const { Total } = await aws.call(
      'cost-explorer',
      'GetCostForecast',
      {
        TimePeriod: { Start: dayText(today), End },
        Metric: 'UNBLENDED_COST',
        Granularity: 'MONTHLY',
        Filter,
      },
      { signal },
    )
    return Total?.Amount === undefined ? undefined : Number(Total.Amount)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code !== 'app.cancelled') return undefined
    throw error
  }
}
