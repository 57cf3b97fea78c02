import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ProblemError } from '../../../shared/problem.ts'
import type { OfferTerms } from '../../../shared/setup/review.ts'
import { openWindow } from '../../testing/open-window.tsx'
import { modelsReview } from '../../testing/sample-models.ts'
import { denied } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 30_000 })

const offer: OfferTerms = {
  legalUrl: 'https://aws.amazon.com/legal/bedrock/third-party-models/',
  refunds: 'No refunds.',
  rates: [
    { dimension: 'input_tokens_standard', usd: 3.3 },
    { dimension: 'cache_read_tokens_standard', usd: 0.0825 },
  ],
}
const done = ['sign-in', 'account-check', 'region', 'first-use-form'] as const
const reviewModels = async () => ({
  ...modelsReview,
  models: modelsReview.models.map((model) =>
    model.tier === 'sonnet' ? { ...model, offer } : model,
  ),
})

test('what an agreement says can be read before it is accepted', async () => {
  const openLink = vi.fn(async () => null)
  const { user } = openWindow('models', { done, handlers: { reviewModels, openLink } })
  expect(await screen.findByRole('button', { name: 'Accept the agreements' })).toBeTruthy()
  await user.click(
    await screen.findByRole('button', { name: 'Read the terms of Claude Sonnet 5.5' }),
  )
  expect(openLink).toHaveBeenCalledWith({ url: offer.legalUrl }, expect.anything())

  await user.click(screen.getByText('What the agreement says about prices and refunds'))
  const table = screen.getByRole('table', { name: /rate card for Claude Sonnet 5\.5/ })
  expect(
    within(table)
      .getAllByRole('row')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Price dimensionPer million tokens',
    'input_tokens_standard$3.30',
    'cache_read_tokens_standard$0.0825',
  ])
  expect(screen.getByText('Refunds, in the words of the offer: No refunds.')).toBeTruthy()
})

test('terms that lie where nothing is opened can be copied', async () => {
  const openLink = async () => {
    throw new ProblemError(denied)
  }
  const { user } = openWindow('models', { done, handlers: { reviewModels, openLink } })
  await user.click(
    await screen.findByRole('button', { name: 'Read the terms of Claude Sonnet 5.5' }),
  )
  const address = await screen.findByRole('region', {
    name: 'Address of the terms of Claude Sonnet 5.5',
  })
  expect(address.textContent).toBe(offer.legalUrl)
})
