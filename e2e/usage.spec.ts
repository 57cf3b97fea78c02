import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

async function chooseRange(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Range' }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

test.describe('A month of use', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'A month of use'))

  test('shows tokens and money on one axis, for every range, each number labelled', async ({
    page,
  }) => {
    await goTo(page, 'usage')
    await expect(page.getByText(/^All is well|calls were slowed down|calls failed/)).toBeVisible()
    for (const range of [
      'Last hour',
      'Today',
      'Last 24 hours',
      'Last 7 days',
      'Last 14 days',
      'Last 30 days',
      'This month',
    ]) {
      await chooseRange(page, range)
      await expect(page.getByText('estimated, from CloudWatch')).toBeVisible()
    }
    await expect(page.getByText(/in the same time before/)).toBeVisible()
    await expect(page.getByText(/billed as of \d+ \w+/).first()).toBeVisible()
    await expect(page.getByText(/AWS bills by UTC days/).first()).toBeVisible()
    await expect(page.getByRole('region', { name: 'Cost per day' })).toBeVisible()
  })

  test('has the same numbers as a table behind every chart', async ({ running: { page } }) => {
    await goTo(page, 'usage')
    for (const chart of ['Tokens', 'Cost per day', 'Requests', 'Answer time']) {
      const panel = page.getByRole('region', { name: chart, exact: true })
      await panel.getByText('Table', { exact: true }).click()
      await expect(panel.getByRole('table')).toBeVisible()
      await expect(panel.getByRole('row').nth(3)).toBeVisible()
    }
    await expect(
      page
        .getByRole('table', { name: 'Use by model' })
        .getByRole('row', { name: /Claude Opus 5.5/ }),
    ).toBeVisible()
  })

  test('counts what looking costs, and asks Cost Explorer again only when told to', async ({
    page,
  }) => {
    await goTo(page, 'usage')
    const footer = page.getByText(/Looking has cost/)
    await expect(footer).toContainText('4 Cost Explorer requests')
    await page.getByRole('button', { name: 'Read anew' }).click()
    await page.getByRole('menuitem', { name: /^Tokens, from CloudWatch: this costs/ }).click()
    await expect(page.getByText(/^Last read/)).toBeVisible()
    await expect(footer).toContainText('4 Cost Explorer requests')
    await page.getByRole('button', { name: 'Read anew' }).click()
    await page
      .getByRole('menuitem', { name: /^The bill, from Cost Explorer: this costs \$0\.01/ })
      .click()
    await expect(footer).toContainText('5 Cost Explorer requests')
  })

  test('is filtered to one model, and can be paused', async ({ running: { page } }) => {
    await goTo(page, 'usage')
    const table = page.getByRole('table', { name: 'Use by model' })
    await expect(table.getByRole('row')).toHaveCount(4)
    await page.getByRole('combobox', { name: 'Models' }).click()
    await page.getByRole('option', { name: 'Claude Opus 5.5' }).click()
    await expect(table.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(table.getByRole('row')).toHaveCount(4)
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByText(/^Last read .*, paused$/)).toBeVisible()
  })

  test('says what is wrong with a span of one’s own', async ({ running: { page } }) => {
    await goTo(page, 'usage')
    await chooseRange(page, 'From … to …')
    await page.getByLabel('From', { exact: true }).fill('2031-01-01T00:00')
    await expect(page.getByText('The end has to be after the start.')).toBeVisible()
    const threeDaysAgo = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 16)
    await page.getByLabel('From', { exact: true }).fill(threeDaysAgo)
    await expect(page.getByText(/tokens in the chosen time/)).toBeVisible()
  })

  test('shows how close the quota is, and asks for more by keyboard', async ({
    running: { page },
  }) => {
    await goTo(page, 'usage')
    await page.getByText('How close to the quota').click()
    await expect(page.getByText(/^The busiest minute counted/)).toBeVisible()
    const ask = page.getByRole('button', { name: /^Ask for more: / }).first()
    await ask.focus()
    await page.keyboard.press('Enter')
    await withKeyboard(page, 'Show what will be asked')
    await expect(page.getByText(/^Ask for [\d,]+ tokens per minute/)).toBeVisible()
    await withKeyboard(page, 'Ask AWS')
    await expect(page.getByText('What was changed')).toBeVisible()
  })

  test('keeps the limit for looking that was set', async ({ running: { page } }) => {
    await goTo(page, 'settings')
    const limit = page.getByLabel('US dollars a day')
    await limit.fill('0.5')
    await limit.blur()
    await goTo(page, 'usage')
    await goTo(page, 'settings')
    await expect(limit).toHaveValue('0.5')
  })

  test('is taken along as a table', async ({ running: { page } }) => {
    await goTo(page, 'usage')
    await page.getByRole('button', { name: 'Tokens: take it with you' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as CSV' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('groundwork-tokens.csv')
    expect(await readFile(await file.path(), 'utf8')).toMatch(
      /^\uFEFFfrom \(UTC\),Cache read,Cache write,Input,Output\r\n\d{4}-[-\d]+T[\d:.]+Z(,\d+){4}\r\n/,
    )
  })
})

test('an account that has never called Claude says what will be here', async ({
  running: { page },
}) => {
  await goTo(page, 'usage')
  await expect(page.getByText('Cost Explorer has no data for this account yet')).toBeVisible()
  await expect(page.getByText(/^Not in these numbers yet/)).toBeHidden()
  await expect(page.getByText(/^No calls from Europe \(Frankfurt\)/)).toBeVisible()
})
