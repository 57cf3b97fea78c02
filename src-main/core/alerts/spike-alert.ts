import type { Alert } from '../../../shared/usage/alert.ts'
import { usdOf } from '../../../shared/usage/group.ts'
import type { MetricsDetail, UsageRow } from '../../../shared/usage/metrics.ts'
import type { SpendDay } from '../../../shared/usage/spend.ts'

const dayMs = 86_400_000
const lookBackDays = 14
const fewestDays = 3
/** Twice an ordinary day, and a dollar beyond it: small days double easily. */
const times = 2
const atLeastUsd = 1

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const usd = (amount: number) => `$${amount.toFixed(2)}`
const percent = (part: number) => `${Math.round(part * 100)} %`

/** Today costs more than twice an ordinary day, the median of the last two weeks' days of use. Once a day. */
export function spikeAlert(
  { rows, times: starts, dayStart }: MetricsDetail['recent'],
  days: readonly SpendDay[],
  now: number,
): Alert | undefined {
  const since = new Date(now - lookBackDays * dayMs).toISOString().slice(0, 10)
  const before = days.filter((day) => day.isClosed && day.usd > 0 && day.day >= since)
  if (before.length < fewestDays) return undefined
  const ordinary = medianOf(before.map((day) => day.usd))
  const today = rows.map((row) => ({ row, usd: sum(todayOf(usdOf(row))) }))
  const all = sum(today.map((each) => each.usd))
  if (all < times * ordinary || all < ordinary + atLeastUsd) return undefined
  return {
    id: `spike ${new Date(dayStart).toISOString()}`,
    kind: 'spike',
    title: 'Today costs much more than usual',
    words: `About ${usd(all)} so far, ${usd(ordinary)} on an ordinary day. ${causeOf()}`,
    at: now,
    until: dayStart + dayMs,
  }

  function todayOf(values: readonly number[] | null): number[] {
    return (values ?? []).filter((_, index) => (starts[index] ?? 0) >= dayStart)
  }

  /** What has grown: a model that was hardly used before, the share of cache writes, or all of it alike. */
  function causeOf(): string {
    const lines = before.flatMap((day) => day.lines)
    const billed = sum(lines.map((line) => line.usd))
    const models = new Map<string, { name: string; usd: number }>()
    for (const { row, usd: own } of today)
      models.set(row.model, { name: row.name, usd: (models.get(row.model)?.usd ?? 0) + own })
    for (const [model, { name, usd: own }] of models) {
      const usual = sum(lines.flatMap((line) => (line.model === model ? line.usd : []))) / billed
      if (own > all / 2 && usual < 0.1)
        return `${percent(own / all)} of it is ${name}, which was ${percent(usual)} before: was the model changed?`
    }
    const writes = sum(today.map(({ row }) => sum(todayOf(writesOf(row))))) / all
    const wrote =
      sum(lines.flatMap((line) => (line.type.startsWith('cacheWrite') ? line.usd : []))) / billed
    return writes > wrote + 0.15
      ? `Cache writes are ${percent(writes)} of it, ${percent(wrote)} before: long pauses and changed prompts make the cache be written anew.`
      : 'The same models as before, used more.'
  }
}

const writesOf = (row: UsageRow) => usdOf(row, ['cacheWrite'])

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}
