import { describe, expect, it } from 'vitest'
import { createGate } from './gate.ts'

const gate = createGate(4321)
const own = { host: '127.0.0.1:4321', origin: 'http://127.0.0.1:4321' }
const [, query = ''] = gate.entrance.split('?')
const entered = gate.judgeRequest(`/?${query}`, { host: own.host })
const cookie = entered.kind === 'enter' ? (entered.cookie.split(';')[0] ?? '') : ''

describe('the printed address', () => {
  it('is swapped for a cookie that scripts and other sites never see', () => {
    expect(entered).toEqual({
      kind: 'enter',
      cookie: expect.stringMatching(
        /^groundwork-4321=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    })
    expect(cookie).not.toContain(query.replace('key=', ''))
  })
  it('is another one at each start, and one start does not open the other', () => {
    const next = createGate(4321)
    expect(next.entrance).not.toBe(gate.entrance)
    expect(next.judgeRequest(`/?${query}`, { host: own.host }).kind).toBe('refuse')
    expect(next.judgeRequest('/', { host: own.host, cookie }).kind).toBe('refuse')
  })
})

describe('a request', () => {
  it('passes with the cookie, whatever other cookies come along', () => {
    expect(gate.judgeRequest('/', { host: own.host, cookie: `a=b; ${cookie}; c=d` }).kind).toBe(
      'pass',
    )
    expect(gate.judgeUpgrade({ ...own, cookie }).kind).toBe('pass')
  })
  it.each([
    ['no cookie', { host: own.host }],
    ['a wrong cookie', { host: own.host, cookie: `groundwork-4321=${'x'.repeat(43)}` }],
    ['the cookie under another name', { host: own.host, cookie: cookie.replace('4321', '4322') }],
    ['a longer cookie', { host: own.host, cookie: `${cookie}x` }],
    ['a foreign host', { host: 'evil.example:4321', cookie }],
    ['localhost, which is another origin', { host: 'localhost:4321', cookie }],
    ['another port', { host: '127.0.0.1:4322', cookie }],
    ['no host', { cookie }],
    ['a foreign origin', { ...own, origin: 'https://evil.example', cookie }],
    ['the origin null', { ...own, origin: 'null', cookie }],
    [
      'an origin that only begins like ours',
      { ...own, origin: `${own.origin}.evil.example`, cookie },
    ],
  ])('with %s is refused, for files and for the socket', (_, headers) => {
    expect(gate.judgeRequest('/', headers).kind).toBe('refuse')
    expect(gate.judgeUpgrade({ origin: own.origin, ...headers }).kind).toBe('refuse')
  })
  it('for the socket needs an origin', () => {
    expect(gate.judgeUpgrade({ host: own.host, cookie }).kind).toBe('refuse')
  })
  it('by another local page for one of our files is refused, following its link is not', () => {
    const elsewhere = { host: own.host, cookie, 'sec-fetch-site': 'same-site' }
    expect(gate.judgeRequest('/', { ...elsewhere, 'sec-fetch-mode': 'no-cors' }).kind).toBe(
      'refuse',
    )
    expect(gate.judgeRequest('/', { ...elsewhere, 'sec-fetch-mode': 'navigate' }).kind).toBe('pass')
  })
  it('with a wrong key is judged by its cookie', () => {
    expect(gate.judgeRequest('/?key=wrong', { host: own.host }).kind).toBe('refuse')
    expect(gate.judgeRequest('/?key=wrong', { host: own.host, cookie }).kind).toBe('pass')
  })
})
