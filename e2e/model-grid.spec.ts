import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test.describe('Broad policy attached', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Broad policy attached'))

  test('the grid of models and Regions is opened, narrowed, and a Region used from it, by keyboard', async ({
    running: { page },
  }) => {
    await goTo(page, 'models')
    await page.getByText('Every model in every Region').focus()
    await page.keyboard.press('Enter')
    const table = page.getByRole('region', { name: 'Models and Regions' })
    await expect(table.getByRole('row')).not.toHaveCount(0)
    const all = await table.getByRole('row').count()
    await page.getByRole('radio', { name: 'Sonnet' }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => table.getByRole('row').count()).toBeLessThan(all)
    await page.getByLabel('Only what stays inside a geography').focus()
    await page.keyboard.press('Space')
    await expect(table.getByRole('columnheader', { name: /^ap-southeast-1/ })).toHaveCount(0)
    const cell = table.getByRole('button', { name: /^Claude Sonnet 5\.5 in eu-west-1/ })
    await cell.focus()
    await page.keyboard.press('Enter')
    const detail = page.getByRole('region', { name: 'What was pressed' })
    await expect(detail).toContainText('eu.anthropic.claude-sonnet-5-5, answered in Europe')
    await expect(detail).toContainText('+10 % for staying inside the EU')
    await withKeyboard(page, 'Use Europe (Ireland)')
    await expect(table.getByRole('columnheader', { name: /^eu-west-1.*chosen/ })).toBeVisible()
  })
})
