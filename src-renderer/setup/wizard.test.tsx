import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { openWindow } from '../testing/open-window.tsx'

vi.setConfig({ testTimeout: 30_000 })

test('a newcomer gets from sign-in to Done with two fields filled in and one button at a time', async () => {
  const { user, world } = openWindow('')
  const press = async (name: string) => {
    const button = await screen.findByRole('button', { name })
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull())
    await user.click(button)
  }
  await press('Continue')
  await waitFor(() => expect(location.hash).toBe('#/account-check'))
  await press('Continue')
  await press('Use Frankfurt, inside the EU')
  await user.type(await screen.findByLabelText('Company, or your own name'), 'Analytical Engines')
  await user.type(screen.getByLabelText('Website'), 'https://example.com')
  await screen.findByRole('list', { name: 'What will change' })
  await press('Send the first-use form')
  await press('Accept the agreements')
  await press('Call each model once')
  await press('Continue')
  await press('Create the policy and attach it')
  await press('Prove what is allowed and denied')
  await press('Continue')
  await press('Write Claude Code’s settings')
  await press('Write the claude-bedrock-cursor files')
  await press('Continue')
  expect(
    await screen.findByRole('heading', { name: 'Claude Code runs on your Bedrock account' }),
  ).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Open usage' })).toBeTruthy()
  expect(await screen.findAllByRole('button', { name: /^Undo: Create the policy/ })).toHaveLength(7)
  expect(world.choices).toMatchObject({ region: 'eu-central-1', residency: 'geography' })
  const applied = world.asked.filter(({ name }) => name === 'applyPlan')
  expect(applied).toHaveLength(7)
})

test('sending the form too early leads to the field that is missing', async () => {
  const { user, world } = openWindow('models', { done: ['sign-in', 'account-check', 'region'] })
  await screen.findByLabelText('Website')
  await user.click(screen.getByRole('button', { name: 'Send the first-use form' }))
  expect(await screen.findByText('Enter a company or your own name.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText('Company, or your own name'))
  expect(world.asked.some(({ name }) => name === 'applyPlan')).toBe(false)
})

test('leaving a model out is kept with the other choices', async () => {
  const { user, world } = openWindow('models', {
    done: ['sign-in', 'account-check', 'region', 'first-use-form'],
  })
  await user.click(await screen.findByRole('combobox', { name: 'Model for Haiku' }))
  await user.click(await screen.findByRole('option', { name: 'Leave it out' }))
  await waitFor(() =>
    expect(world.choices.models).toEqual({
      opus: 'eu.anthropic.claude-opus-5-5',
      sonnet: 'eu.anthropic.claude-sonnet-5-5',
      haiku: null,
    }),
  )
})

test('everything can be taken back, after seeing what that changes', async () => {
  const { user, world } = openWindow('models', {
    done: ['sign-in', 'account-check', 'region', 'first-use-form'],
  })
  const accept = await screen.findByRole('button', { name: 'Accept the agreements' })
  await waitFor(() => expect(accept.getAttribute('aria-disabled')).toBeNull())
  await user.click(accept)
  await screen.findByRole('button', { name: 'Call each model once' })
  await user.click(screen.getByRole('link', { name: 'History' }))
  await user.click(await screen.findByRole('button', { name: 'Undo everything…' }))
  expect(await screen.findByRole('list', { name: 'What will change' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Undo everything' }))
  expect(await screen.findByRole('list', { name: 'What was changed' })).toBeTruthy()
  expect(world.asked).toContainEqual({ name: 'planUndo', input: { scope: 'everything' } })
})

test('what was typed into the form is there again after leaving the screen', async () => {
  const { user } = openWindow('models', { done: ['sign-in', 'account-check', 'region'] })
  await user.type(await screen.findByLabelText('Company, or your own name'), 'Analytical Engines')
  await user.type(screen.getByLabelText('Website'), 'www.example.com')
  await user.click(screen.getByRole('link', { name: 'History' }))
  await waitFor(() => expect(location.hash).toBe('#/history'))
  await waitFor(() => expect(screen.queryByLabelText('Website')).toBeNull())
  await user.click(screen.getByRole('link', { name: /^Models and access/ }))
  const website = await screen.findByLabelText<HTMLInputElement>('Website')
  expect(website.value).toBe('www.example.com')
  expect(screen.getByLabelText<HTMLInputElement>('Company, or your own name').value).toBe(
    'Analytical Engines',
  )
  await user.click(screen.getByRole('button', { name: 'Send the first-use form' }))
  expect(await screen.findByText(/Write https:\/\/ in front/)).toBeTruthy()
  expect(document.activeElement).toBe(website)
})
