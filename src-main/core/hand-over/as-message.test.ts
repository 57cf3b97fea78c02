import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asMailto, asMessage } from './as-message.ts'
import type { AskedChange } from './split-plan.ts'

const asked = (title: string, index: number): AskedChange => ({
  id: String(index),
  title,
  why: 'It is needed.',
  effect: {
    kind: 'aws-call',
    service: 'iam',
    operation: 'ListUsers',
    input: {},
    region: 'eu-central-1',
    expect: 'success',
  },
  after: [],
  undo: [],
  undoWords: '',
})
const said = (title: string, titles: readonly string[]) => ({
  plan: { title, account: '111122223333', region: 'eu-central-1' },
  about: { madeAt: 0 },
  asked: titles.map(asked),
  files: [
    { name: 'page.html', title: 'Page', purpose: 'To read.', mediaType: 'text/html', text: '' },
  ],
  leftOut: [],
})

it('a mail names as many changes as a link takes, and where the rest is', () => {
  const titles = Array.from({ length: 40 }, (_, number) => `Change number ${number} of the plan`)
  const link = asMailto(said('Do a lot', titles))
  const body = new URL(link).searchParams.get('body') ?? ''
  expect(link.length).toBeGreaterThan(1600)
  expect(body).toContain('- Change number 0 of the plan\r\n')
  expect(body).toMatch(/- and \d+ more, which page\.html shows/)
  expect(asMailto(said('Do little', titles.slice(0, 1)))).not.toContain('more')
})

it('a mail is a draft to nobody, short enough, whatever the plan is called', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.array(fc.string({ unit: 'binary', maxLength: 50 })),
      (title, titles) => {
        const link = asMailto(said(title, titles))
        expect(link.length).toBeLessThan(1800)
        expect([...new URL(link).searchParams.keys()]).toEqual(['subject', 'body'])
        expect(new URL(link).pathname).toBe('')
      },
    ),
    { numRuns: 300 },
  )
})

it('the message says everything, in plain text', () => {
  const message = asMessage({
    ...said('Do it', ['First', 'Second']),
    about: {
      madeAt: 0,
      extraNotes: ['Mind the gap.'],
      identity: { account: '1', arn: 'arn:ada', kind: 'user', name: 'ada' },
    },
    leftOut: ['A file.'],
  })
  for (const line of [
    '- First: It is needed.',
    '- Second: It is needed.',
    '- Note: Mind the gap.',
    '- page.html: To read.',
    '- A file.',
  ])
    expect(message.split('\n')).toContain(line)
  expect(message).toContain('111122223333 (Region eu-central-1)')
  expect(message).toContain('my sign-in (arn:ada)')
})
