import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { openWindow } from '../../testing/open-window.tsx'

vi.setConfig({ testTimeout: 30_000 })

test('a profile is shown with its kind, and signing in as it changes the identity everywhere', async () => {
  const { user, world } = openWindow('sign-in')
  const work = await screen.findByRole('radio', { name: 'work' })
  expect(screen.getByText('Company sign-in (IAM Identity Center)')).toBeTruthy()
  await user.click(work)
  await user.click(screen.getByRole('button', { name: 'Sign in as work' }))
  expect(await screen.findByRole('button', { name: /…6666/ })).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Practice account' })).toBeNull()
  expect(await screen.findByRole('button', { name: 'Continue' })).toBeTruthy()
  expect(world.asked).toContainEqual({
    name: 'connect',
    input: { kind: 'profile', profile: 'work' },
  })
})

test('the practice bar leads to the profiles of this computer', async () => {
  const { user } = openWindow('settings')
  await user.click(await screen.findByRole('button', { name: 'Use my AWS account' }))
  const work = await screen.findByRole<HTMLInputElement>('radio', { name: 'work' })
  await waitFor(() => expect(work.checked).toBe(true))
})

const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00'

test('pasted keys are planned once, shown by their last four characters, and saved only when told', async () => {
  const { user, world } = openWindow('sign-in')
  await user.click(await screen.findByRole('radio', { name: 'Paste access keys' }))
  await user.type(await screen.findByLabelText('Access key id'), 'AKIAIOSFODNN7EXAMPLE')
  await user.type(screen.getByLabelText('Secret access key'), secret)
  await user.click(screen.getByRole('button', { name: 'Check these keys' }))
  expect(await screen.findByText('MPLE')).toBeTruthy()
  expect(document.body.innerHTML).not.toContain(secret)
  expect(world.asked.filter(({ name }) => name === 'applyPlan')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Save the keys and sign in' }))
  await waitFor(() =>
    expect(world.asked.filter(({ name }) => name === 'applyPlan')).toHaveLength(1),
  )
  expect(await screen.findByRole('radio', { name: 'Practice account', checked: true })).toBeTruthy()
})

test('the file of the console fills in the keys, and another file is told from it', async () => {
  const { user } = openWindow('sign-in')
  await user.click(await screen.findByRole('radio', { name: 'Paste access keys' }))
  const chosen = (text: string) => new File([text], 'ada_accessKeys.csv', { type: 'text/csv' })
  await screen.findByLabelText('Access key id')
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('There is no place for a file.')
  await user.upload(input, chosen('nothing'))
  expect(await screen.findByText(/This is not a file of access keys/)).toBeTruthy()
  await user.upload(
    input,
    chosen(`Access key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,${secret}\r\n`),
  )
  expect(await screen.findByDisplayValue('AKIAIOSFODNN7EXAMPLE')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Check these keys' }))
  expect(await screen.findByText('MPLE')).toBeTruthy()
})

test('keys that cannot be right are refused before they are sent', async () => {
  const { user, world } = openWindow('sign-in')
  await user.click(await screen.findByRole('radio', { name: 'Paste access keys' }))
  await user.type(await screen.findByLabelText('Access key id'), 'mistyped')
  await user.click(screen.getByRole('button', { name: 'Check these keys' }))
  expect(await screen.findByText('An access key id starts with AKIA or ASIA.')).toBeTruthy()
  expect(world.asked.some(({ name }) => name === 'planStep')).toBe(false)
})
