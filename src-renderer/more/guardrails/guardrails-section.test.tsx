import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ProblemError } from '../../../shared/problem.ts'
import { openWindow } from '../../testing/open-window.tsx'

vi.setConfig({ testTimeout: 30_000 })

test('budgets that cannot be read are said to be so, with a way to try again', async () => {
  const { user } = openWindow('more', {
    handlers: {
      reviewGuardrails: async () => {
        throw new ProblemError({
          code: 'network.offline',
          title: 'AWS cannot be reached',
          remedies: [{ kind: 'retry', label: 'Try again' }],
        })
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: /^A budget that tells/ }))
  expect(await screen.findByText('AWS cannot be reached')).toBeTruthy()
  expect(screen.queryByRole('status', { name: 'Reading the budgets' })).toBeNull()
})
