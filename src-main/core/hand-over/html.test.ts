import fc from 'fast-check'
import { expect, it } from 'vitest'
import { html } from './html.ts'

it('markup is made only where it is written, never of what is put in', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'a=/ !-') }), (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`
      expect(markup.match(/</g)).toHaveLength(2)
      expect(markup.match(/"/g)).toHaveLength(2)
      expect(markup).not.toContain("'")
    }),
  )
})

it('what was made as markup stays it, one by one or as a list', () => {
  const lines = ['a & b', '<c>'].map((line) => html`<li>${line}</li>`)
  expect(html`<ul>${lines}</ul>${html`<b>${2}</b>`}`.markup).toBe(
    '<ul><li>a &amp; b</li>\n<li>&lt;c&gt;</li></ul><b>2</b>',
  )
})
