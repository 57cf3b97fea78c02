import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { goTo } from './window.ts'

/** Opens the doctor and has every check made anew, to its end. */
export async function lookAgain(page: Page): Promise<void> {
  await goTo(page, 'doctor')
  const again = page.getByRole('button', { name: 'Check everything again' })
  await expect(again).toBeEnabled({ timeout: 60_000 })
  await again.click()
  await expect(page.getByRole('button', { name: 'Checking …' })).toBeHidden({ timeout: 60_000 })
  await expect(page.getByText(/Looked at \d/)).toBeVisible()
}

/** What the doctor wants looked at before all else. */
export const firstOpen = (page: Page) =>
  page.getByRole('list', { name: 'Open' }).locator('> li').first()

/** The policy in the text that the account check writes for an administrator. */
export async function rightsAskedFor(page: Page): Promise<string> {
  const text = page.getByRole('region', { name: 'Text for your administrator' })
  await expect(text).toContainText('Please allow this identity:')
  const policy = /\{[\s\S]*\n\}/.exec((await text.textContent()) ?? '')?.[0]
  if (policy === undefined) throw new Error('The text has no policy.')
  return policy
}
