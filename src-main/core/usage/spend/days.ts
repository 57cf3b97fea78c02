export const dayMs = 86_400_000

/** Days since 1970 (UTC), as AWS bills. */
export const dayOf = (time: number): number => Math.floor(time / dayMs)
/** YYYY-MM-DD */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)
/** YYYY-MM */
export const monthText = (time: number): string => dayText(dayOf(time)).slice(0, 7)
/** The first day of the month after. */
export function nextMonth(time: number): string {
  const date = new Date(time)
  return dayText(dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)))
}
