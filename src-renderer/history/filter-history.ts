import type { HistoryEntry } from '../../shared/setup/history.ts'
import { stepTitles } from '../../shared/setup/step-titles.ts'

export type HistoryFilter = {
  readonly text: string
  /** `all`, or one of each. */
  readonly step: string
  readonly status: string
  readonly account: string
  readonly period: 'all' | 'today' | '7d' | '30d' | 'custom'
  /** Local days as `2026-11-23`, both included; empty for no limit. */
  readonly from: string
  readonly to: string
  readonly undoableOnly: boolean
}

export const noFilter: HistoryFilter = {
  text: '',
  step: 'all',
  status: 'all',
  account: 'all',
  period: 'all',
  from: '',
  to: '',
  undoableOnly: false,
}

export const isEverything = (filter: HistoryFilter) =>
  JSON.stringify({ ...noFilter, ...filter, text: filter.text.trim() }) === JSON.stringify(noFilter)

const dayMs = 86_400_000

/** The entries that pass, newest first. `now` is in ms since 1970. */
export function filterHistory(
  entries: readonly HistoryEntry[],
  filter: HistoryFilter,
  now: number,
): HistoryEntry[] {
  const wanted = filter.text.trim().toLowerCase()
  const [from, to] = limitsOf(filter, now)
  const isOne = (chosen: string, value: string) => chosen === 'all' || chosen === value
  return entries
    .filter(
      (entry) =>
        isOne(filter.step, entry.step) &&
        isOne(filter.status, entry.status) &&
        isOne(filter.account, entry.account) &&
        entry.at >= from &&
        entry.at < to &&
        (entry.undoable || !filter.undoableOnly) &&
        wordsOf(entry).includes(wanted),
    )
    .toSorted((one, other) => other.at - one.at)
}

const wordsOf = ({
  title,
  what,
  where,
  step,
  account,
  requestId = '',
  outcome = '',
}: HistoryEntry) =>
  [title, what, where, step, stepTitles[step], account, requestId, outcome].join(' ').toLowerCase()

function limitsOf({ period, from, to }: HistoryFilter, now: number): readonly [number, number] {
  switch (period) {
    case 'all':
      return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    case 'today':
      return [new Date(now).setHours(0, 0, 0, 0), Number.POSITIVE_INFINITY]
    case '7d':
      return [now - 7 * dayMs, Number.POSITIVE_INFINITY]
    case '30d':
      return [now - 30 * dayMs, Number.POSITIVE_INFINITY]
    case 'custom':
      return [
        from ? localDay(from) : Number.NEGATIVE_INFINITY,
        to ? localDay(to, 1) : Number.POSITIVE_INFINITY,
      ]
  }
}

/** When a local day begins; with `daysLater`, one after it, whatever the clocks do in between. */
function localDay(day: string, daysLater = 0): number {
  const start = new Date(`${day}T00:00`)
  start.setDate(start.getDate() + daysLater)
  return start.getTime()
}
