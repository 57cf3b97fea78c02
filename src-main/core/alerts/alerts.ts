import type { Notify } from '../../../shared/contract.ts'
import type { Alert } from '../../../shared/usage/alert.ts'
import type { UsageBudgets } from '../../../shared/usage/budget.ts'
import type { Usage } from '../../../shared/usage/usage.ts'
import type { Session } from '../connect/session.ts'
import type { Powers } from '../powers.ts'
import { readSettings } from '../settings.ts'
import { budgetAlerts } from './budget-alerts.ts'
import { sessionAlert } from './session-alert.ts'
import { spikeAlert } from './spike-alert.ts'
import { throttlingAlert } from './throttling-alert.ts'
import { tellOnce } from './told-alerts.ts'

export type Alerts = {
  readonly ofUsage: (owner: Session, usage: Usage) => Promise<void>
  readonly ofBudgets: (owner: Session, budgets: UsageBudgets) => Promise<void>
  readonly ofSession: (owner: Session) => Promise<void>
}

/** Tells what is worth a word: on every open page, and by the host's desktop notifications where it has them. */
export function createAlerts({ places, now, desktopNotify, log }: Powers, tell: Notify): Alerts {
  // One after the other, so that two readings at once do not both tell.
  let telling = Promise.resolve()
  const raise = (owner: Session, found: readonly (Alert | undefined)[]): Promise<void> => {
    const all = found.filter((alert) => alert !== undefined)
    if (all.length === 0) return Promise.resolve()
    telling = telling
      .then(async () => {
        const { mutedAlerts = [] } = await readSettings(places)
        const wanted = all.filter(({ kind }) => !mutedAlerts.includes(kind))
        for (const alert of await tellOnce(owner.places, wanted, now())) {
          tell('alertRaised', alert)
          desktopNotify?.(alert.title, alert.words)
        }
      })
      // What could not be told must not keep the numbers from being shown.
      .catch((error: unknown) => log('warn', 'An alert could not be told', { error }))
    return telling
  }
  return {
    ofUsage: (owner, { metrics, spend }) => {
      if (metrics.status !== 'ok') return Promise.resolve()
      const { recent } = metrics.value.detail
      const days = spend.status === 'ok' ? spend.value.days : (spend.kept?.days ?? [])
      return raise(owner, [throttlingAlert(recent, now()), spikeAlert(recent, days, now())])
    },
    ofBudgets: (owner, { budgets }) => raise(owner, budgetAlerts(budgets, now())),
    ofSession: (owner) => raise(owner, [sessionAlert(owner.expiresAt, now())]),
  }
}
