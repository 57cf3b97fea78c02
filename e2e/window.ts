import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Goes to a place of the window, as a link of the rail does. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#/${to}`
  }, place)
}

/** Opens the practice account in another situation, as a person would. */
export async function openScenario(page: Page, title: string): Promise<void> {
  await goTo(page, 'sign-in')
  await page.getByRole('combobox', { name: 'Situation' }).click()
  await page.getByRole('option', { name: title }).click()
  await page.getByRole('button', { name: 'Open the practice account' }).click()
  await expect(page.getByText(`nothing costs money · ${title}`)).toBeVisible()
}
