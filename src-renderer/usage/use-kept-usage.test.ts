import { describe, expect, it } from 'vitest'
import type { Metrics, Spend, Usage } from '../../shared/usage/usage.ts'
import { keep } from './use-kept-usage.ts'

const problem = {
  code: 'network.offline',
  title: 'There is no network',
  remedies: [],
} as unknown as Extract<Usage['metrics'], { status: 'problem' }>['problem']
const metrics = { models: [], readAt: 10 } as unknown as Metrics
const spend = { days: [], readAt: 5 } as unknown as Spend
const answer = (parts: Partial<Usage>): Usage =>
  ({
    range: '7d',
    region: 'eu-central-1',
    times: [1, 2],
    bucketSeconds: 3600,
    metrics: { status: 'ok', value: metrics },
    spend: { status: 'ok', value: spend },
    ...parts,
  }) as Usage
const failed = { status: 'problem', problem } as const

describe('when a source fails in the middle', () => {
  const before = answer({})
  const now = answer({ times: [3, 4], metrics: failed, spend: failed })

  it('its last numbers stay, at their own times, with when they were read', () => {
    expect(keep(now, { metrics: before, spend: before })).toMatchObject({
      usage: { times: [1, 2], metrics: before.metrics, spend: before.spend },
      oldTokens: { problem, readAt: 10 },
      oldSpend: { problem, readAt: 5 },
    })
  })

  it('the other source stays as new as it is', () => {
    const half = answer({ times: [3, 4], spend: failed })
    const kept = keep(half, { metrics: before, spend: before })
    expect(kept.usage.times).toEqual([3, 4])
    expect(kept).not.toHaveProperty('oldTokens')
    expect(kept.oldSpend?.readAt).toBe(5)
  })

  it('numbers of another range or Region do not stand in', () => {
    for (const other of [answer({ range: '24h' }), answer({ region: 'us-east-1' })])
      expect(keep(now, { metrics: other }).usage.metrics).toBe(failed)
  })

  it('there is nothing to keep at the first failure', () => {
    expect(keep(now, {})).toEqual({ usage: now })
  })
})
