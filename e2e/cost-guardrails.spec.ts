import { expect, test } from './fixtures.ts'
import { findPractice } from './steer-practice.ts'
import { withKeyboard, withMouse } from './walk.ts'
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

test('a topic tells, each address is watched until it confirms, and mail takes its place again', async ({
  running: { page },
}) => {
  await openScenario(page, 'A month of use')
  const practice = await findPractice(page)
  await goTo(page, 'more')
  await withMouse(page, /^A budget that tells/)
  await page.getByLabel('US dollars a month').fill('400')
  await page.getByLabel('Who is told').fill('ada@example.com\nnobody@example.invalid')
  await page.getByLabel('Through a topic (Amazon SNS)').check()
  await withMouse(page, 'Set the budget…')
  await expect(page.getByText('Create the topic Groundwork-Claude')).toBeVisible()
  await expect(page.getByText('Ask ada@example.com to listen to the topic')).toBeVisible()
  await withMouse(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withMouse(page, 'Close')
  await expect(page.getByText('2 addresses have not confirmed yet')).toBeVisible()
  const listeners = page.getByRole('region', { name: 'Who listens to the topic' })
  await expect(listeners.getByText('Has to press the link in the mail')).toHaveCount(2)
  await expect(
    page.getByRole('button', { name: /^A budget that tells.*Waiting for a click in a mail/ }),
  ).toBeVisible()

  await practice.setAhead(3 * 60_000)
  await expect(page.getByText('nobody@example.invalid has not confirmed yet')).toBeVisible()
  await expect(listeners.getByText('Confirmed', { exact: true })).toHaveCount(1)
  await withMouse(page, 'Mail the link again…')
  await expect(page.getByText('Mail the link to nobody@example.invalid once more')).toBeVisible()
  await withMouse(page, 'Cancel')

  await page.getByLabel('Who is told').fill('ada@example.com')
  await page.getByLabel('AWS mails each address by itself').check()
  await withMouse(page, 'Change the budget…')
  await expect(page.getByText('Delete the topic Groundwork-Claude')).toBeVisible()
  await withMouse(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withMouse(page, 'Close')
  await expect(
    page.getByText('The budget Groundwork-Claude of $400 a month tells before it gets expensive'),
  ).toBeVisible()
  await withMouse(page, 'Remove the budget…')
  await withMouse(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withMouse(page, 'Close')
  await expect(page.getByText('No budget tells what Claude costs')).toBeVisible()
})

test('a stop is set, seen at work, lifted and armed again', async ({ running: { page } }) => {
  await openScenario(page, 'A month of use')
  const practice = await findPractice(page)
  const open = async () => {
    await goTo(page, 'more')
    await withKeyboard(page, /^A budget that tells/)
  }
  await open()
  await page.getByLabel('US dollars a month').fill('1')
  await page.getByLabel('Who is told').fill('ada@example.com')
  await page.getByLabel(/^Stop somebody when the budget is used up/).press('Space')
  await withKeyboard(page, 'Set the budget…')
  await expect(page.getByText('Choose who is stopped.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Who is stopped' }).click()
  await page.getByRole('option', { name: 'claude-bedrock-user' }).click()
  await page.getByLabel('Stop by itself').check()
  await withKeyboard(page, 'Set the budget…')
  await expect(
    page.getByText('Stop the user claude-bedrock-user when the budget is used up'),
  ).toBeVisible()
  await withKeyboard(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(page.getByText('Stands by')).toBeVisible()

  await practice.setAhead(2 * 60_000)
  await page.reload()
  await open()
  await expect(
    page.getByText('The user claude-bedrock-user is stopped: the budget is used up'),
  ).toBeVisible()
  await withKeyboard(page, 'Lift the stop…')
  await withKeyboard(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(
    page.getByText('The stop is lifted, and stops nobody until it is armed again'),
  ).toBeVisible()
  await withKeyboard(page, 'Arm the stop again…')
  await withKeyboard(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')

  await withKeyboard(page, 'Take it back…')
  await withKeyboard(page, 'Undo this step')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(page.getByText('No budget tells what Claude costs')).toBeVisible()
})
