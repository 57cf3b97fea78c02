import { middayOf } from './month-so-far.ts'

type Tick = { readonly value: unknown }
type Pointed = { readonly activeLabel?: string | number | undefined }

/** What points at something: a moment (ms since 1970), or a UTC day (YYYY-MM-DD), of which midday stands for all. */
const momentOf = (label: unknown) =>
  typeof label === 'string' && !/^\d+$/.test(label) ? middayOf(label) : Number(label)
const utcDayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/**
 * Which point of a chart is at the instant that is pointed at in another one: the UTC day that holds it, or the last
 * moment up to it. -1, which is no point, where the chart does not reach that far.
 */
export function sameInstant(ticks: readonly Tick[], { activeLabel }: Pointed): number {
  const moment = momentOf(activeLabel)
  if (!Number.isFinite(moment)) return -1
  if (typeof ticks[0]?.value === 'string')
    return ticks.findIndex(({ value }) => value === utcDayOf(moment))
  const at = ticks.findLastIndex(({ value }) => Number(value) <= moment)
  const isLast = at === ticks.length - 1
  const step = Number(ticks.at(-1)?.value) - Number(ticks.at(-2)?.value)
  return isLast && moment - Number(ticks[at]?.value) > step ? -1 : at
}

/** Makes a chart point at the same instant as all others of the page. */
export const inStep = { syncId: 'usage', syncMethod: sameInstant }
