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
  /** Absent: none. */
  readonly actions?: readonly ActionState[]
}

/** What AWS Budgets does by itself at a threshold. */
export type ActionState = {
  readonly id: string
  readonly of: Budgets.NotificationType
  readonly threshold: Budgets.ActionThreshold
  readonly attaches: Attachment
  readonly roleArn: string
  readonly approval: Budgets.ApprovalModel
  readonly subscribers: readonly Budgets.Subscriber[]
  readonly status: Budgets.ActionStatus
  /** When it was made or reset last (ms). */
  readonly armedAt: number
  /** When the spend was looked at last since something was changed (ms). */
  readonly lookedAt?: number
}

/** A policy, and by name whom it is attached to. */
export type Attachment = {
  readonly policyArn: string
  readonly users: readonly string[]
  readonly roles: readonly string[]
  readonly groups: readonly string[]
}
