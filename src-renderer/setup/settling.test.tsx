import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Handlers } from '../../shared/contract.ts'
import { openWindow } from '../testing/open-window.tsx'
import { historyOf, planOf } from '../testing/sample-plans.ts'

vi.setConfig({ testTimeout: 30_000 })

const title = 'Every chosen model answers; settling until 14:32'
const detail = 'At 14:32 Groundwork asks once more by itself.'

/** Everything is done, but for the models, which settle. */
const settling: Partial<Handlers> = {
  checkStep: async ({ step }) => ({
    step,
    status: step === 'model-access' ? 'waiting' : 'done',
    title: step === 'model-access' ? title : `The ${step} step is done`,
    ...(step === 'model-access' && {
      detail,
      waitingSince: Date.now() - 60_000,
      lookAgainInMs: 14 * 60_000,
    }),
    evidence: [],
    checkedAt: Date.now(),
  }),
  readHistory: async () =>
    planOf('agreements').changes.map((change) => historyOf('agreements', change)),
}

test('models that settle hold nobody up, and say when they are looked at again', async () => {
  const { user } = openWindow('models', { handlers: settling })
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy()
  expect(screen.getByText(detail)).toBeTruthy()
  expect(await screen.findByText(/; we look again at \d\d:\d\d$/)).toBeTruthy()
  expect(screen.queryByText('Nothing changes on this screen.')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(location.hash).toBe('#/permissions'))
})

test('Done is reached meanwhile, and shows what still settles', async () => {
  openWindow('done', { handlers: settling })
  expect(
    await screen.findByRole('heading', { name: 'Claude Code runs on your Bedrock account' }),
  ).toBeTruthy()
  const list = screen.getByRole('list', { name: 'What is true now' })
  const line = (await within(list).findByText(title)).closest('li')
  expect(line?.textContent).toContain(detail)
  expect(line?.textContent).toContain('Waiting on AWS')
  expect(screen.getByRole('button', { name: 'Open usage' })).toBeTruthy()
  const rail = screen.getByRole('navigation')
  expect(within(rail).getByRole('link', { name: /Done In place, and settling/ })).toBeTruthy()
  expect(within(rail).getByRole('link', { name: /Models and access Waiting on AWS/ })).toBeTruthy()
})

test('the window opens on the usage when all that is open settles', async () => {
  openWindow('', { handlers: settling })
  await waitFor(() => expect(location.hash).toBe('#/usage'))
})
