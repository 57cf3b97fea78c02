import type { BudgetState } from '../../account-budgets.ts'
import type { Call } from '../../operation.ts'
import { billOf } from '../../usage/bill.ts'
import { passes } from '../cost-explorer/filter.ts'

const dayMs = 86_400_000

/** What the bill has of this month so far, through the budget's filter, and what that comes to by its end. */
export function spendOf({ filter }: BudgetState, { account, now }: Pick<Call, 'account' | 'now'>) {
  const { start, end } = monthOf(now())
  const days = Math.ceil((now() - start) / dayMs)
  const spent = Array.from({ length: days }, (_, index) =>
    billOf(account, start / dayMs + index, now()),
  )
    .flat()
    .filter((line) => passes(line, filter))
    .reduce((sum, { usd }) => sum + usd, 0)
  return { start, spent, expected: (spent * (end - start)) / (now() - start) }
}

function monthOf(now: number) {
  const date = new Date(now)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return { start: Date.UTC(year, month, 1), end: Date.UTC(year, month + 1, 1) }
}
