import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** How a person presses: with the mouse, or by going to the button with the keyboard. */
export type Press = (page: Page, name: string | RegExp) => Promise<void>
export type Fill = (page: Page, label: string, text: string) => Promise<void>

export const withMouse: Press = async (page, name) => {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' })
  await expect(button).toBeVisible()
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.click()
}

const mostTabs = 80

/** Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, is: () => Promise<boolean>): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await is()) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The control was not reached with the Tab key.')
}

export const withKeyboard: Press = async (page, name) => {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' })
  await expect(button).toBeVisible()
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await tabTo(page, () => button.evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Enter')
}

/** Goes down an open list to the option and takes it. */
export async function chooseWithArrows(page: Page, name: string): Promise<void> {
  const option = page.getByRole('option', { name, exact: true })
  await expect(option).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(option).toHaveAttribute('data-combobox-selected', 'true', { timeout: 500 })
  }).toPass()
  await page.keyboard.press('Enter')
}

export const typeWithKeyboard: Fill = async (page, label, text) => {
  const field = page.getByLabel(label)
  await expect(field).toBeVisible()
  await tabTo(page, () => field.evaluate((element) => element === document.activeElement))
  await page.keyboard.type(text)
}

export const fillWithMouse: Fill = (page, label, text) => page.getByLabel(label).fill(text)

/** From the first screen to Done on a fresh practice account. Gives back how many screens and inputs it took. */
export async function walk(
  page: Page,
  press: Press,
  fill: Fill,
  look: (screen: string) => Promise<void> = async () => {},
): Promise<{ screens: number; inputs: number }> {
  let screens = 1
  let inputs = 0
  const enter = async (label: string, text: string) => {
    await fill(page, label, text)
    inputs += 1
  }
  const next = async (screen: string) => {
    await expect(page).toHaveURL(new RegExp(`#/${screen}$`))
    screens += screen === 'done' ? 0 : 1
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await expect(page.getByRole('heading', { name: /^Signed in to account/ })).toBeVisible()
  await look('sign-in')
  await press(page, 'Continue')
  await next('account-check')
  await expect(page.getByRole('heading', { name: /may do everything/ })).toBeVisible()
  await look('account-check')
  await press(page, 'Continue')
  await next('region')
  await expect(page.getByRole('button', { name: /^Use .+, inside / })).toBeVisible()
  await look('region')
  await press(page, /^Use .+, inside /)
  await next('models')
  await enter('Company, or your own name', 'Example Ltd')
  await enter('Website', 'https://example.com')
  await expect(page.getByRole('list', { name: 'What will change' })).toBeVisible()
  await look('models')
  await press(page, 'Send the first-use form')
  await press(page, 'Accept the agreements')
  await press(page, 'Call each model once')
  await expect(
    page.getByRole('heading', { name: /^Every chosen model answers; settling until \d\d:\d\d$/ }),
  ).toBeVisible()
  await look('models-done')
  await press(page, 'Continue')
  await next('permissions')
  await expect(page.getByRole('list', { name: 'What will change' })).toBeVisible()
  await look('permissions')
  await press(page, 'Create the policy and attach it')
  await press(page, 'Prove what is allowed and denied')
  await expect(page.getByRole('heading', { name: /^Proven:/ })).toBeVisible()
  await look('permissions-done')
  await press(page, 'Continue')
  await next('connect')
  await expect(page.getByRole('list', { name: 'What will change' })).toBeVisible()
  await look('connect')
  await press(page, 'Write Claude Code’s settings')
  await expect(
    page.getByRole('heading', { name: 'Claude Code uses Bedrock with this account' }),
  ).toBeVisible()
  await press(page, 'Continue')
  await next('done')
  await expect(page.getByRole('button', { name: 'Open usage' })).toBeVisible()
  await look('done')
  return { screens, inputs }
}
