import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quotasOf } from '../../practice/bedrock/quotas.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const region = 'eu-central-1'
const codeOf = (start: string) =>
  quotasOf(region).find(({ name }) => name.startsWith(start) && name.endsWith('Claude Opus 5.5'))
    ?.code ?? ''
const perMinute = codeOf('Cross-region model inference tokens per minute')
const request = (desired: number, code = perMinute) => ({
  step: 'quota-increase' as const,
  region,
  code,
  desired,
})

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
  await bench.ask('choose', { region, residency: 'geography' })
})
afterEach(() => bench.close())

describe('asking for more tokens per minute', () => {
  it('is shown before it is sent, and waits for AWS afterwards', async () => {
    expect(await bench.status('quota-increase')).toBe('done')
    const { changes } = await bench.apply(request(9_000_000))
    expect(changes.map(({ term, id }) => [id, term])).toEqual([
      ['increase', 'servicequotas:RequestServiceQuotaIncrease'],
    ])
    expect(changes[0]?.undo).toContain('cannot be taken back')
    expect(await bench.status('quota-increase')).toBe('waiting')
    const { account } = await bench.practice('month-of-use')
    expect(account.quotas?.requests).toMatchObject([{ code: perMinute, desired: 9_000_000 }])
  })

  it('is sent once: AWS takes one request at a time', async () => {
    await bench.apply(request(9_000_000))
    const { changes, notes } = await bench.ask('planStep', request(12_000_000))
    expect(changes).toEqual([])
    expect(notes[0]).toContain('9,000,000 tokens per minute were asked for')
  })

  it('of less than there is makes no sense', async () => {
    await expect(bench.ask('planStep', request(6_000_000))).rejects.toMatchObject({
      problem: { code: 'input.invalid', detail: expect.stringContaining('6,000,000') },
    })
  })

  it('goes to AWS support where Service Quotas takes none', async () => {
    const daily = codeOf('Model invocation max tokens per day')
    const { changes, notes } = await bench.ask('planStep', request(9e12 / 10, daily))
    expect(changes).toEqual([])
    expect(notes[0]).toContain('Send AWS support')
  })

  it('is in what the usage window shows of that quota', async () => {
    await bench.apply(request(9_000_000))
    const { rows } = await bench.ask('readQuotaUse', null)
    const own = rows.find(({ quota }) => quota?.code === perMinute)
    expect(own?.quota?.requests).toMatchObject([{ desired: 9_000_000, status: 'PENDING' }])
  })
})
