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

test('on Windows the user variables are named with what they would be set to, and the way back', async () => {
  const { user } = openWindow('more', {
    handlers: {
      describeApp: async () => ({
        name: 'Groundwork',
        version: '0.1.0',
        host: 'electron',
        platform: 'win32',
        powers: [],
        dataFolder: 'C:\\Users\\ada',
      }),
      checkStep: async ({ step }) => ({
        step,
        status: 'needs-you',
        title: 'Open',
        evidence: [
          { label: 'AWS_PROFILE', value: 'claude bedrock' },
          { label: 'AWS_REGION', value: 'eu-central-1' },
        ],
        checkedAt: 0,
      }),
    },
  })
  await user.click(await screen.findByRole('button', { name: /Profile and Region for every/ }))
  await user.click(await screen.findByText(/For all of Windows instead/))
  const text = (name: RegExp) => screen.getByRole('region', { name }).textContent
  expect(text(/^Commands that set/)).toBe(
    'setx AWS_PROFILE "claude bedrock"\nsetx AWS_REGION "eu-central-1"',
  )
  expect(text(/^Commands that take/)).toContain('reg delete HKCU\\Environment /v AWS_REGION /f')
})
