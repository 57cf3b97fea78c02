import type { UsageRow } from './metrics.ts'

/** A row without any use, for tests to fill in. */
export function emptyRow(buckets: number, more: Partial<UsageRow> = {}): UsageRow {
  const zeros = Array.from({ length: buckets }, () => 0)
  const none = Array.from({ length: buckets }, () => null)
  return {
    region: 'eu-central-1',
    id: 'eu.anthropic.claude-opus-5-5',
    model: 'claude-opus-5-5',
    name: 'Claude Opus 5.5',
    scope: 'geography',
    tags: {},
    prices: { input: 4, output: 20, cacheRead: 0.2, cacheWrite5m: 5, cacheWrite1h: 8, source: '' },
    tokens: { input: zeros, output: zeros, cacheRead: zeros, cacheWrite: zeros },
    requests: { invocations: zeros, throttles: zeros, clientErrors: zeros, serverErrors: zeros },
    latency: { p50: none, p90: none, firstToken: none },
    ...more,
  }
}
