import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { openWindow } from '../../testing/open-window.tsx'

vi.setConfig({ testTimeout: 30_000 })

test('a name AWS would refuse is said beside its field, and nothing is planned', async () => {
  const { user, world } = openWindow('more')
  await user.click(await screen.findByRole('button', { name: /A user of its own for Claude/ }))
  const name = await screen.findByLabelText('Name of the user')
  await user.clear(name)
  await user.type(name, 'claude user')
  await user.click(screen.getByRole('button', { name: 'Make the user…' }))
  expect(await screen.findByText(/without blanks/)).toBeTruthy()
  expect(world.asked.some(({ name: call }) => call === 'planStep')).toBe(false)
  await user.clear(name)
  await user.type(name, 'claude-laptop')
  await user.click(screen.getByRole('button', { name: 'Make the user…' }))
  await vi.waitFor(() =>
    expect(world.asked).toContainEqual({
      name: 'planStep',
      input: {
        step: 'job-user',
        ask: { userName: 'claude-laptop', profile: 'claude-bedrock' },
      },
    }),
  )
})
