import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { fillWithMouse, walk, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

// `GROUNDWORK_SCREENSHOTS=assets/screenshots npx playwright test screenshots` renews the pictures of the README.
const folder = process.env.GROUNDWORK_SCREENSHOTS ?? 'test-results/screenshots'

async function picture(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  const taken = await page.screenshot({ path, animations: 'disabled' })
  expect(taken.length).toBeGreaterThan(10_000)
}

test('every screen of the wizard has its picture', async ({ running: { page } }) => {
  await page.setViewportSize({ width: 1180, height: 780 })
  await walk(page, withMouse, fillWithMouse, (screen) => picture(page, screen))
})

test('the usage window has its picture, light and dark', async ({ running: { page } }) => {
  await page.setViewportSize({ width: 1180, height: 1180 })
  await openScenario(page, 'A month of use')
  await goTo(page, 'usage')
  await page.getByRole('combobox', { name: 'Range' }).click()
  await page.getByRole('option', { name: 'Last 30 days' }).click()
  await expect(page.getByText(/in the last 30 days/).first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Use by model' })).toBeVisible()
  await picture(page, 'usage')
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture(page, 'usage-dark')
})
