import type * as Budgets from '@aws-sdk/client-budgets'

export type BudgetState = {
  readonly name: string
  readonly limitUsd: number
  readonly timeUnit: Budgets.TimeUnit
  readonly type: Budgets.BudgetType
  readonly filter?: Budgets.Expression
  readonly metrics?: Budgets.Metric[]
  readonly createdAt: number
  readonly updatedAt: number
  readonly notifications: readonly {
    readonly notification: Budgets.Notification
    readonly subscribers: Budgets.Subscriber[]
  }[]
}
