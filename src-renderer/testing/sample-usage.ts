import type { MetricsDetail } from '../../shared/usage/metrics.ts'
import type { Spend } from '../../shared/usage/spend.ts'
import type { Watching } from '../../shared/usage/watching.ts'

export const noDetail: MetricsDetail = {
  rows: [],
  previous: { from: 0, to: 0, rows: [] },
  recent: { dayStart: 0, times: [], bucketSeconds: 300, rows: [] },
  regions: [],
  unanswered: [],
  gaps: [],
  notes: [],
}

const nothing = { cloudWatchMetrics: 0, costExplorerRequests: 0, usd: 0 }
export const freeWatching: Watching = {
  ...nothing,
  today: nothing,
  dailyCapUsd: 0.03,
  isCapReached: false,
  goesOnAt: 0,
  pollAfterMs: 600_000,
  nextRefreshUsd: 0,
}

export const noSpend: Spend = {
  days: [],
  services: [],
  currency: 'USD',
  hasSpend: false,
  monthToDateUsd: 0,
  monthToDate: { usage: 0, credit: 0, refund: 0, tax: 0, other: {} },
  forecast: { status: 'absent', words: 'There is too little history.', readAt: 0 },
  otherCurrencies: [],
  notBedrock: [],
  notes: [],
  readAt: 0,
  nextRefreshUsd: 0.03,
}
