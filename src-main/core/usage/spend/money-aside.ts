import type { MoneyAside } from '../../../../shared/usage/spend.ts'

/** Amounts of the same service, kind and currency added up; those that come to nothing are left out. */
export function addAside(all: readonly MoneyAside[]): MoneyAside[] {
  const sums = new Map<string, MoneyAside>()
  for (const { service, recordType, currency, amount } of all) {
    const key = JSON.stringify([service, recordType, currency])
    sums.set(key, {
      service,
      recordType,
      currency,
      amount: (sums.get(key)?.amount ?? 0) + amount,
    })
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}
