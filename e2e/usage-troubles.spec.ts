import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { findPractice } from './steer-practice.ts'
import { goTo, openScenario } from './window.ts'

const tokens = (page: Page) => page.getByRole('region', { name: 'Tokens', exact: true })

async function readAnew(page: Page, what: RegExp) {
  await page.getByRole('button', { name: 'Read anew' }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

test('throttling is said first, told once, and put away by keyboard', async ({
  running: { page },
}) => {
  await openScenario(page, 'Throttled')
  await goTo(page, 'usage')
  await expect(page.getByText(/calls in the last 7 days were slowed down by AWS/)).toBeVisible()
  const told = page.getByRole('region', { name: 'AWS is slowing Claude down (throttling)' })
  await expect(told).toBeVisible()
  await told.getByRole('button', { name: /^Put away/ }).focus()
  await page.keyboard.press('Enter')
  await expect(told).toBeHidden()
  await page.reload()
  await expect(tokens(page)).toBeVisible()
  await expect(told).toBeHidden()
})

test('who may only read CloudWatch sees all of that, and calm words for the rest', async ({
  running: { page },
}) => {
  await openScenario(page, 'Viewer of CloudWatch alone')
  await goTo(page, 'usage')
  await expect(tokens(page)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Use by model' })).toBeVisible()
  await expect(page.getByText(/ce:GetCostAndUsage/).first()).toBeVisible()
  await expect(page.getByText('Groundwork ran into a fault')).toBeHidden()
})

test.describe('A month of use', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'A month of use'))

  test('the numbers stay, greyed and with their time, while nothing answers', async ({
    running: { page },
  }) => {
    const practice = await findPractice(page)
    await expect(tokens(page)).toBeVisible()
    await practice.plant('reset')
    await readAnew(page, /^Tokens/)
    await expect(page.getByText(/^Tokens, requests and times as of/)).toBeVisible({
      timeout: 30_000,
    })
    await expect(tokens(page)).toBeVisible()
    await practice.heal()
    await readAnew(page, /^Tokens/)
    await expect(page.getByText(/^Tokens, requests and times as of/)).toBeHidden({
      timeout: 30_000,
    })
  })

  test('a sign-in that ends in the middle leaves the numbers, with the way back', async ({
    running: { page },
  }) => {
    const practice = await findPractice(page)
    await expect(tokens(page)).toBeVisible()
    await practice.plant('expired')
    await readAnew(page, /^Tokens/)
    await expect(page.getByText(/^Tokens, requests and times as of/)).toBeVisible()
    await expect(page.getByRole('button', { name: /Sign in again/ }).first()).toBeVisible()
    await expect(tokens(page)).toBeVisible()
  })

  test('the bill is explained, line by line, and filtered with the rest', async ({
    running: { page },
  }) => {
    await goTo(page, 'usage')
    await expect(
      page.getByText(/days billed in full, estimate and bill agree within 1 %/),
    ).toBeVisible()
    await page.getByText('What the bill says, line by line').click()
    const lines = page.getByRole('table', { name: 'Lines of the bill in this range' })
    await expect(lines.getByRole('row', { name: /Claude Opus 5.5 Cache reads/ })).toBeVisible()
    await expect(page.getByText(/credits −\$.*refunds −\$.*tax of the whole account/)).toBeVisible()
    await expect(
      page.getByRole('table', { name: 'Tokens billed beside tokens counted' }).getByRole('row'),
    ).not.toHaveCount(1)
    await page.getByRole('combobox', { name: 'Token types' }).click()
    await page.getByRole('option', { name: 'Output' }).click()
    await expect(lines.getByRole('row', { name: /Cache reads/ })).toBeHidden()
    await expect(lines.getByRole('row', { name: /Output tokens/ }).first()).toBeVisible()
  })

  test('the month has its forecast as a table too', async ({ running: { page } }) => {
    await goTo(page, 'usage')
    const month = page.getByRole('region', { name: 'This month so far' })
    await month.getByText('Table', { exact: true }).click()
    const last = month.getByRole('row').last()
    await expect(last).toContainText(/\$[\d,.]+ to \$[\d,.]+/)
  })

  test('what may be told is switched in the settings', async ({ running: { page } }) => {
    await goTo(page, 'settings')
    const spikes = page.getByRole('switch', { name: /^Today costs much more than usual/ })
    await expect(spikes).toBeChecked()
    await spikes.press('Space')
    await expect(spikes).not.toBeChecked()
    await page.reload()
    await expect(spikes).not.toBeChecked()
  })
})

test('forty profiles in six Regions are read, grouped and filtered', async ({
  running: { page },
}) => {
  test.setTimeout(120_000)
  await openScenario(page, 'Many models, many Regions')
  await goTo(page, 'usage')
  await expect(tokens(page)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^Not in these numbers yet: /)).toBeVisible()
  // On a busy machine a Region may take longer to answer than the app waits; then it is asked again.
  await expect(async () => {
    await readAnew(page, /^Tokens/)
    await expect(page.getByText(/^Not in these numbers yet/)).toBeHidden({ timeout: 60_000 })
    await expect(page.getByText(/^Whether Claude is used from/)).toBeHidden()
  }).toPass()
  await page.getByRole('combobox', { name: 'Group' }).click()
  await page.getByRole('option', { name: 'By Region' }).click()
  const table = page.getByRole('table', { name: 'Use by Region' })
  await expect(table.getByRole('row')).toHaveCount(7)
  await page.getByRole('combobox', { name: 'Regions' }).click()
  await page.getByRole('option', { name: 'us-west-2' }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
})
