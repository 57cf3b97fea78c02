import { expect, test } from 'vitest'
import { passedInPlaywright, passedInVitest, rowsWithoutProof } from './guide-proofs.mjs'

const table = [
  '| in the guide | in the app | proof |',
  '|---|---|---|',
  '| **Usage** | Usage | “is shown” (`e2e/usage.spec.ts`) |',
  '| `aws sts get-caller-identity` | Sign in | “says who” (`src-main/a.test.ts`)<br>“is shown” (`e2e/b.spec.ts`) |',
].join('\n')

const vitest = (status: string) => ({
  testResults: [
    { name: '/home/ada/src-main/a.test.ts', assertionResults: [{ title: 'says who', status }] },
  ],
})
const playwright = (status: string) => ({
  suites: [
    {
      specs: [],
      suites: [{ specs: [{ file: 'usage.spec.ts', title: 'is shown', tests: [{ status }] }] }],
    },
  ],
})
const passed = (unit: string, flow: string) => [
  ...passedInVitest(vitest(unit), '/home/ada'),
  ...passedInPlaywright(playwright(flow)),
]

test('a row is proven by a test that passed, whichever runner ran it', () => {
  expect(rowsWithoutProof(table, passed('passed', 'expected'))).toEqual([])
})

test('a proof that failed, was skipped, or stands in another file proves nothing', () => {
  expect(rowsWithoutProof(table, passed('failed', 'skipped'))).toEqual([
    '**Usage**',
    '`aws sts get-caller-identity`',
  ])
})
