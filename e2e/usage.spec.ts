import { expect, test } from './fixtures.ts'
import { goTo, openScenario } from './window.ts'

test.describe('A month of use', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'A month of use'))

  test('shows tokens and money on one axis, for every range, each number labelled', async ({
    page,
  }) => {
    await goTo(page, 'usage')
    await expect(page.getByText(/^All is well|calls were slowed down|calls failed/)).toBeVisible()
    for (const range of ['1 hour', '24 hours', '30 days', '7 days']) {
      await page.getByText(range, { exact: true }).click()
      await expect(page.getByText('estimated, from CloudWatch')).toBeVisible()
    }
    await expect(page.getByText(/billed as of \d+ \w+/).first()).toBeVisible()
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
    await expect(footer).toContainText('3 Cost Explorer requests')
    await page.getByRole('button', { name: 'Read again', exact: true }).click()
    await expect(page.getByText(/^Last read/)).toBeVisible()
    await expect(footer).toContainText('3 Cost Explorer requests')
    await page.getByRole('button', { name: /Read spend/ }).click()
    await expect(footer).toContainText('6 Cost Explorer requests')
  })
})

test('an account that has never called Claude says what will be here', async ({
  running: { page },
}) => {
  await goTo(page, 'usage')
  await expect(page.getByText(/^No calls from Europe \(Frankfurt\)/)).toBeVisible()
  await expect(page.getByText('Cost Explorer has no data for this account yet')).toBeVisible()
})
