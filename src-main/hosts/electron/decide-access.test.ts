import { describe, expect, it } from 'vitest'
import { isMailDraft, mayCall, mayNavigate, mayUse, pagePath } from './decide-access.ts'

const foreign = [
  'https://example.com/',
  'file:///etc/passwd',
  'app://bundle.example.com/',
  'app://bundle@example.com/',
  'app://other/',
  'data:text/html,hello',
  'about:blank',
  '',
]

describe('the window', () => {
  it('may reload its own page', () => {
    expect(mayNavigate('app://bundle/')).toBe(true)
    expect(mayNavigate('app://bundle/index.html#/usage')).toBe(true)
  })
  it.each(foreign)('may not go to %j', (url) => {
    expect(mayNavigate(url)).toBe(false)
    expect(pagePath(url)).toBeUndefined()
  })
  it('may have a mail begun, and nothing else done with mail', () => {
    expect(isMailDraft('mailto:?subject=A%20request&body=Please%0D%0Ado%20this')).toBe(true)
    for (const url of [
      'mailto:eve@example.com?body=x',
      'mailto:?to=eve@example.com',
      'mailto:?body=x&attach=/etc/passwd',
      'mailto:?body=x&bcc=eve@example.com',
      `mailto:?body=${'x'.repeat(2000)}`,
      ...foreign,
    ])
      expect(isMailDraft(url)).toBe(false)
  })
  it('may copy text and is denied everything else', () => {
    expect(mayUse('clipboard-sanitized-write', 'app://bundle/')).toBe(true)
    for (const permission of ['clipboard-read', 'media', 'geolocation', 'notifications', 'usb'])
      expect(mayUse(permission, 'app://bundle/')).toBe(false)
    for (const url of foreign) expect(mayUse('clipboard-sanitized-write', url)).toBe(false)
  })
})

describe('a call', () => {
  const main = { url: 'app://bundle/#/sign-in', parent: null }
  it('is heard from the main frame', () => {
    expect(mayCall(main, main)).toBe(true)
  })
  it('is not heard from a frame inside, another window, a foreign page or a frame that has gone', () => {
    expect(mayCall({ ...main, parent: main }, main)).toBe(false)
    expect(mayCall({ ...main }, main)).toBe(false)
    for (const url of foreign) {
      const frame = { url, parent: null }
      expect(mayCall(frame, frame)).toBe(false)
    }
    expect(mayCall(null, main)).toBe(false)
  })
})

it('asks its files by path', () => {
  expect(pagePath('app://bundle/assets/a.js?v=1#x')).toBe('/assets/a.js')
})
