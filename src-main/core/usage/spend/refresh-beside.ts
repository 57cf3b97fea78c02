import type { StepContext } from '../../steps/step.ts'
import { askForecast, askRecords } from './ask-costs.ts'
import { dayMs, dayOf, dayText, monthText, nextMonth } from './days.ts'
import type { KeptSpend } from './kept-spend.ts'
import { problemIn } from './problem-in.ts'
import type { Bill } from './to-bill.ts'
import { levelPercent, noForecast, nothingToForecast, toForecast } from './to-forecast.ts'
import { toRecords } from './to-records.ts'

const besideFreshMs = dayMs

/** Reads what belongs to a bill when it is a day old, the oldest first, as far as `take` allows. None of it is needed. */
export async function refreshBeside(
  context: StepContext,
  kept: KeptSpend,
  take: () => boolean,
): Promise<KeptSpend> {
  const { bill, records, forecast } = kept
  const now = context.now()
  if (!bill) return kept
  const services = servicesIn(bill)
  if (services.length === 0) return forecast ? kept : { ...kept, forecast: nothingToForecast(now) }
  const isOtherMonth = forecast?.status === 'known' && forecast.month !== monthText(now)
  const triedAt = {
    forecast: isOtherMonth ? 0 : (forecast?.readAt ?? 0),
    records: records?.triedAt ?? 0,
  }
  const due = (['forecast', 'records'] as const)
    .filter((part) => now - triedAt[part] >= besideFreshMs)
    .toSorted((a, b) => triedAt[a] - triedAt[b])
    .filter(() => take())
  if (due.length === 0) return kept
  const [newForecast, newRecords] = await Promise.all([
    due.includes('forecast') ? readForecast(context, bill, services) : forecast,
    due.includes('records') ? readRecords(context, bill, services, records) : records,
  ])
  return {
    ...kept,
    ...(newForecast && { forecast: newForecast }),
    ...(newRecords && { records: newRecords }),
  }
}

async function readForecast(context: StepContext, bill: Bill, services: readonly string[]) {
  const now = context.now()
  const period = { Start: dayText(dayOf(now)), End: nextMonth(now) }
  try {
    return toForecast(await askForecast(context, period, services, levelPercent), bill.days, now)
  } catch (error) {
    return noForecast(problemIn(error), now)
  }
}

async function readRecords(
  context: StepContext,
  { days }: Bill,
  services: readonly string[],
  before: KeptSpend['records'],
): Promise<NonNullable<KeptSpend['records']>> {
  const triedAt = context.now()
  const today = dayOf(triedAt)
  const period = { Start: days[0]?.day ?? dayText(today), End: dayText(today + 1) }
  try {
    return { value: toRecords(await askRecords(context, period, services)), triedAt }
  } catch (error) {
    problemIn(error)
    return { ...before, triedAt }
  }
}

const servicesIn = ({ days, otherCurrencies }: Bill): string[] => [
  ...new Set([
    ...days.flatMap(({ lines }) => lines.map(({ service }) => service)),
    ...otherCurrencies.map(({ service }) => service),
  ]),
]
