import type { GetCostAndUsageResponse } from '@aws-sdk/client-cost-explorer'

/** One group of one day of an answer by two dimensions. */
export type CostGroup = {
  readonly day: string
  readonly isEstimated: boolean
  /** What it is grouped by, in the order asked; empty where AWS did not break the day down. */
  readonly keys: readonly string[]
  readonly amount: number
  readonly currency: string
  readonly quantity: number
}

/** Every group of all pages. A day that AWS gives only a total for is one group without keys. */
export const groupsOf = (pages: readonly GetCostAndUsageResponse[]): CostGroup[] =>
  pages.flatMap(({ ResultsByTime = [] }) =>
    ResultsByTime.flatMap(({ TimePeriod, Groups = [], Total, Estimated = false }) => {
      const parts = Groups.length > 0 ? Groups : [{ Keys: [], Metrics: Total }]
      return parts.map(
        ({ Keys = [], Metrics = {} }): CostGroup => ({
          day: TimePeriod?.Start?.slice(0, 10) ?? '',
          isEstimated: Estimated,
          keys: Keys,
          amount: number(Metrics.UnblendedCost?.Amount),
          currency: Metrics.UnblendedCost?.Unit ?? 'USD',
          quantity: number(Metrics.UsageQuantity?.Amount),
        }),
      )
    }),
  )

function number(text: string | undefined): number {
  const value = Number(text ?? 0)
  return Number.isFinite(value) ? value : 0
}

/** The groups by day, oldest first, days without any money or use among them. */
export function byDay(groups: readonly CostGroup[]): (readonly [string, readonly CostGroup[]])[] {
  const days = new Map<string, CostGroup[]>()
  for (const group of groups) {
    const own = days.get(group.day)
    if (own) own.push(group)
    else days.set(group.day, [group])
  }
  return [...days].toSorted(([a], [b]) => a.localeCompare(b))
}
