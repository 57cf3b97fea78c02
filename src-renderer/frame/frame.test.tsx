import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { StepId } from '../../shared/setup/step.ts'
import { openWindow } from '../testing/open-window.tsx'
import { historyOf, planOf } from '../testing/sample-plans.ts'
import { ownConnection } from '../testing/samples.ts'

vi.setConfig({ testTimeout: 30_000 })

const places = [
  'sign-in',
  'account-check',
  'region',
  'models',
  'permissions',
  'connect',
  'done',
  'usage',
  'history',
  'settings',
]

test.each(places)(
  'the practice account is labelled at %s, with the way to a real one',
  async (place) => {
    openWindow(place)
    const bar = await screen.findByRole('region', { name: 'Practice account' })
    expect(bar.textContent).toContain('nothing here is real, nothing costs money')
    expect(within(bar).getByRole('button', { name: 'Use my AWS account' })).toBeTruthy()
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  },
)

test('an own account has no practice bar, and the chip says who and where', async () => {
  openWindow('settings', { connection: ownConnection })
  expect(await screen.findByRole('button', { name: /…6666.*Developer.*eu-west-1/ })).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Practice account' })).toBeNull()
})

test('the rail says what was really found, in words', async () => {
  openWindow('settings', { done: ['sign-in', 'account-check', 'region'] })
  const rail = screen.getByRole('navigation')
  expect(await within(rail).findByRole('link', { name: /Region and residency Done/ })).toBeTruthy()
  expect(within(rail).getByRole('link', { name: /Permissions Needs you/ })).toBeTruthy()
})

const madeBefore = {
  readHistory: async () =>
    planOf('agreements').changes.map((change) => historyOf('agreements', change)),
}
test('the window opens on the first screen that is not done', async () => {
  openWindow('', { done: ['sign-in', 'account-check', 'region'], handlers: madeBefore })
  await waitFor(() => expect(location.hash).toBe('#/models'))
})
test('the window opens at the beginning where nothing was made yet', async () => {
  openWindow('', { done: ['sign-in', 'account-check', 'region'] })
  await waitFor(() => expect(location.hash).toBe('#/sign-in'))
})
test('the window opens on the usage when all is done', async () => {
  openWindow('', { done: StepId.options })
  await waitFor(() => expect(location.hash).toBe('#/usage'))
})

test('going to a place moves the focus to its title and names the document after it', async () => {
  const { user } = openWindow('settings')
  await user.click(await screen.findByRole('link', { name: 'History' }))
  const title = await screen.findByRole('heading', { level: 1, name: 'History' })
  await waitFor(() => expect(document.activeElement).toBe(title))
  expect(document.title).toBe('History · Groundwork')
})

test('the keyboard meets the skip link, the bar, the rail, the identity and then the screen', async () => {
  const { user } = openWindow('settings')
  await screen.findByRole('radio', { name: 'Light' })
  await screen.findByRole('button', { name: /ada/ })
  await screen.findByRole('button', { name: 'Use my AWS account' })
  const met: string[] = []
  while (document.activeElement?.getAttribute('type') !== 'radio' && met.length < 30) {
    await user.tab()
    met.push(document.activeElement?.textContent ?? '')
  }
  expect(met[0]).toBe('Skip to the screen')
  expect(met[1]).toBe('Use my AWS account')
  expect(met[2]).toContain('Sign in')
  expect(met[8]).toContain('Done')
  expect(met[9]).toBe('Usage')
  expect(met.at(-3)).toBe('Settings')
  expect(met.at(-2)).toContain('ada')
  expect(document.activeElement?.getAttribute('type')).toBe('radio')
})

test('when the host has gone the window says so and offers to reload', async () => {
  const { close } = openWindow('settings')
  await screen.findByRole('button', { name: /ada/ })
  close()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Groundwork has stopped')
  expect(within(alert).getByRole('button', { name: 'Reload' })).toBeTruthy()
})
