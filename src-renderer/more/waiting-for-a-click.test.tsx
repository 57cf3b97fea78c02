import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Handlers } from '../../shared/contract.ts'
import type { StepId } from '../../shared/setup/step.ts'
import { openWindow } from '../testing/open-window.tsx'

vi.setConfig({ testTimeout: 30_000 })

const waiting = {
  status: 'waiting' as const,
  title: 'ada@example.com has not confirmed yet',
  waitsFor: 'a click in a mail',
  evidence: [],
}
const words = 'Waiting for a click in a mail'

const waitsIn = (waitingStep: StepId): Partial<Handlers> => ({
  checkStep: async ({ step }) => ({
    ...(step === waitingStep ? waiting : { status: 'done', title: 'Done', evidence: [] }),
    step,
    checkedAt: Date.now(),
  }),
  readChecklist: async () => ({
    items: [
      {
        ...waiting,
        id: 'cost-alerts',
        title: 'Cost alerts and budgets',
        why: 'Somebody is told.',
        seen: [waiting.title],
        at: 0,
        isOptional: false,
        place: 'more',
      },
    ],
    checkedAt: 0,
  }),
})

test.each(['more', 'checklist'])(
  'what waits for a click in a mail says so on %s, and not that AWS is waited for',
  async (place) => {
    openWindow(place, { handlers: waitsIn('cost-guardrails') })
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
    expect(screen.queryByText('Waiting on AWS')).toBeNull()
  },
)

test('a screen of the wizard that waits for somebody says so in the rail and in its finding', async () => {
  openWindow('account-check', { handlers: waitsIn('account-check') })
  const rail = screen.getByRole('navigation')
  expect(await within(rail).findByRole('link', { name: `Account check ${words}` })).toBeTruthy()
})
