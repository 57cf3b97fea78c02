import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { AppInfo } from '../app.ts'
import { type CallName, calls, type Handlers } from '../contract.ts'
import { ProblemError } from '../problem.ts'
import { createClient } from './create-client.ts'
import { createPair } from './pair.ts'
import { serveRpc } from './serve.ts'

const info: AppInfo = {
  name: 'Groundwork',
  version: '0',
  host: 'browser',
  platform: 'linux',
  powers: [],
  dataFolder: '/data',
}

function open(handlers: Partial<Handlers>) {
  const { page, host, close } = createPair()
  const log = vi.fn()
  const missing = async () => {
    throw new Error('secret stack words')
  }
  const all = Object.fromEntries(Object.keys(calls).map((name) => [name, missing]))
  const served = serveRpc(host, { ...all, ...handlers } as Handlers, log)
  return { client: createClient(page), served, close, log, page, host }
}

describe('a call', () => {
  it('brings back what the handler gives', async () => {
    const { client } = open({ describeApp: async () => info })
    expect(await client.call('describeApp', null)).toEqual(info)
  })

  it('answers overlapping calls each to its own asker', async () => {
    const waiting: (() => void)[] = []
    const { client } = open({
      checkStep: ({ step }) =>
        new Promise((resolve) =>
          waiting.push(() =>
            resolve({ step, status: 'done', title: step, evidence: [], checkedAt: 1 }),
          ),
        ),
    })
    const first = client.call('checkStep', { step: 'region' })
    const second = client.call('checkStep', { step: 'proof' })
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    for (const finish of waiting.reverse()) finish()
    expect((await first).title).toBe('region')
    expect((await second).title).toBe('proof')
  })

  it('carries a problem with its remedies', async () => {
    const problem = {
      code: 'credentials.expired' as const,
      title: 'The sign-in has run out',
      remedies: [{ kind: 'retry' as const, label: 'Try again' }],
    }
    const { client } = open({
      readConnection: async () => {
        throw new ProblemError(problem)
      },
    })
    await expect(client.call('readConnection', null)).rejects.toMatchObject({ problem })
  })

  it('masks any other error and keeps its stack in the log', async () => {
    const { client, log } = open({})
    const failed = await client.call('readChoices', null).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(ProblemError)
    expect(JSON.stringify(failed)).not.toContain('secret stack words')
    expect(JSON.stringify(log.mock.calls)).toContain('secret stack words')
  })

  it('refuses an answer that breaks the contract', async () => {
    const { client } = open({ describeApp: async () => ({ ...info, host: 'toaster' }) as never })
    await expect(client.call('describeApp', null)).rejects.toMatchObject({
      problem: { code: 'app.unexpected' },
    })
  })

  it('meets a host of another version with a problem', async () => {
    const { page, host } = createPair()
    const client = createClient(page)
    host.onMessage((frame) => {
      const { i } = JSON.parse(frame)
      host.send(JSON.stringify({ t: 's', i, r: { value: { host: 'toaster' } } }))
    })
    await expect(client.call('describeApp', null)).rejects.toMatchObject({
      problem: { code: 'app.unexpected' },
    })
  })

  it('tells the handler when the page has gone, and the page when the host has', async () => {
    const seen: AbortSignal[] = []
    const { client, close } = open({
      describeApp: (_, { signal }) => {
        seen.push(signal)
        return new Promise(() => {})
      },
    })
    const closed = vi.fn()
    client.onClosed(closed)
    const pending = client.call('describeApp', null)
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    close()
    await expect(pending).rejects.toMatchObject({ problem: { code: 'app.disconnected' } })
    await expect(client.call('describeApp', null)).rejects.toMatchObject({
      problem: { code: 'app.disconnected' },
    })
    expect(seen[0]?.aborted).toBe(true)
    expect(closed).toHaveBeenCalledOnce()
  })
})

describe('a notice', () => {
  const progress = { planId: 'p', changeId: 'c', status: 'done' as const }

  it('reaches those who listen, until they leave', async () => {
    const { client, served } = open({ describeApp: async () => info })
    const heard = vi.fn()
    const leave = client.on('changeProgressed', heard)
    served.notify('changeProgressed', progress)
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(progress))
    leave()
    served.notify('changeProgressed', progress)
    await client.call('describeApp', null)
    expect(heard).toHaveBeenCalledOnce()
  })

  it('that breaks the contract is logged and not sent', async () => {
    const { client, served, log } = open({ describeApp: async () => info })
    const heard = vi.fn()
    client.on('changeProgressed', heard)
    served.notify('changeProgressed', { planId: 3 } as never)
    await client.call('describeApp', null)
    expect(heard).not.toHaveBeenCalled()
    expect(log).toHaveBeenCalledOnce()
  })
})

describe('hostile input', () => {
  it('is dropped when it is no frame, and the next call still works', async () => {
    const { client, page, log } = open({ describeApp: async () => info })
    for (const frame of ['', '{', 'null', '[]', '{"t":"x"}', '{"t":"q","m":"__proto__","a":[]}'])
      page.send(frame)
    expect(await client.call('describeApp', null)).toEqual(info)
    expect(log.mock.calls.length).toBeGreaterThanOrEqual(5)
  })

  it('meets a problem at every call of the contract', async () => {
    const reached = vi.fn(async () => {
      throw new Error('reached')
    })
    const names = Object.keys(calls) as CallName[]
    const handlers = Object.fromEntries(names.map((name) => [name, reached])) as unknown as Handlers
    const { client } = open(handlers)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.anything(), async (name, input) => {
        // What JSON makes of it is what the host sees.
        const text = JSON.stringify(input)
        fc.pre(text !== undefined)
        const isValid = calls[name].input.safeParse(JSON.parse(text)).success
        const failed = await client.call(name, input as never).catch((error: unknown) => error)
        expect(failed).toMatchObject({
          problem: { code: isValid ? 'app.unexpected' : 'input.invalid' },
        })
      }),
      { numRuns: 2000 },
    )
  })
})
