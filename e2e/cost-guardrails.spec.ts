import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test('a budget is set by keyboard, shown beside the usage, and taken back', async ({
  running: { page },
}) => {
  await openScenario(page, 'A month of use')
  await goTo(page, 'more')
  await withKeyboard(page, /^A budget that tells/)
  await page.getByLabel('US dollars a month').fill('0')
  await withKeyboard(page, 'Set the budget…')
  await expect(page.getByText('At least one dollar a month.')).toBeVisible()
  await expect(page.getByText('Somebody has to be told.')).toBeVisible()
  await page.getByLabel('US dollars a month').fill('400')
  await page.getByLabel('Who is told').fill('ada@example.com')
  await withKeyboard(page, 'Set the budget…')
  await expect(page.getByText('Create the budget Groundwork-Claude of $400 a month')).toBeVisible()
  await withKeyboard(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(
    page.getByText('The budget Groundwork-Claude of $400 a month tells before it gets expensive'),
  ).toBeVisible()

  await goTo(page, 'usage')
  await expect(page.getByText(/of the budget Groundwork-Claude is used/).last()).toBeVisible()
  await expect(
    page.getByRole('region', { name: '100 % of the budget Groundwork-Claude is reached' }),
  ).toBeVisible()

  await goTo(page, 'more')
  await withKeyboard(page, /^A budget that tells/)
  await withKeyboard(page, 'Take it back…')
  await withKeyboard(page, 'Undo this step')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(page.getByText('No budget tells what Claude costs')).toBeVisible()
})
