import type { RecordTypes, Spend, SpendDay } from '../../../../shared/usage/spend.ts'
import { usdPerCostRequest } from '../../../../shared/usage/watching.ts'
import { dayMs, dayOf, monthText } from './days.ts'
import type { KeptSpend } from './kept-spend.ts'
import { addAside } from './money-aside.ts'
import type { BilledDay } from './to-bill.ts'
import { addRecords, noRecords } from './to-records.ts'

/** What the window shows, out of what was read; undefined before the bill was read for the first time. */
export function toSpend({ bill, records, forecast, names }: KeptSpend, now: number) {
  if (!bill) return undefined
  const beside = new Map(
    (records?.value?.days ?? []).map(({ day, recordTypes }) => [day, recordTypes]),
  )
  const billed = new Map(bill.days.map((each) => [each.day, each]))
  // Tax and credits may be dated on a day without any use.
  const days = [...new Set([...billed.keys(), ...beside.keys()])]
    .toSorted()
    .map((day) =>
      dayFrom(
        billed.get(day) ?? { day, isEstimated: true, lines: [] },
        beside.get(day),
        bill.readAt,
      ),
    )
  const month = monthText(now)
  const ofMonth = days.filter(({ day }) => day.startsWith(month))
  const monthToDate = addRecords(ofMonth.map(({ recordTypes }) => recordTypes))
  const billedAsOf = days.findLast(({ isClosed, lines }) => isClosed && lines.length > 0)?.day
  const current = forecast ?? { status: 'absent', words: 'Not read yet.', readAt: bill.readAt }
  const isOld = current.status === 'known' && current.month !== month
  const spend: Spend = {
    days,
    services: [...new Set(days.flatMap(({ lines }) => lines.map(({ service }) => service)))],
    currency: 'USD',
    hasSpend: days.some(({ lines }) => lines.length > 0) || bill.otherCurrencies.length > 0,
    ...(billedAsOf !== undefined && { billedAsOf }),
    monthToDateUsd: monthToDate.usage,
    monthToDate,
    forecast: isOld
      ? { status: 'absent', words: 'Not read for this month yet.', readAt: current.readAt }
      : current,
    ...(current.status === 'known' && !isOld && { forecastUsd: current.remainingUsd }),
    otherCurrencies: addAside([
      ...bill.otherCurrencies,
      ...(records?.value?.otherCurrencies ?? []),
    ]),
    notBedrock: bill.notBedrock,
    notes: notesOf(records?.value !== undefined, names),
    readAt: bill.readAt,
    nextRefreshUsd: bill.pages * usdPerCostRequest,
  }
  return spend
}

function dayFrom(
  { day, isEstimated, lines }: BilledDay,
  beside: RecordTypes = noRecords,
  readAt: number,
): SpendDay {
  const usd = lines.reduce((sum, line) => sum + line.usd, 0)
  const byService: Record<string, number> = {}
  for (const line of lines) byService[line.service] = (byService[line.service] ?? 0) + line.usd
  return {
    day,
    usd,
    isEstimated,
    // AWS may go on marking days until the invoice is made, though their use is all there.
    isClosed: !isEstimated || dayOf(Date.parse(day)) < dayOf(readAt - dayMs),
    byService,
    lines,
    recordTypes: { ...beside, usage: usd + beside.usage },
  }
}

const notesOf = (hasRecords: boolean, names: KeptSpend['names']): string[] => [
  ...(hasRecords ? [] : ['Credits, refunds and tax have not been read.']),
  ...(names?.values.length === 0
    ? ['AWS named no services, so what AWS Marketplace bills was looked through instead.']
    : []),
]
