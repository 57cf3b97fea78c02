import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test('a throttled account asks for a higher quota by keyboard, and the doctor waits for AWS', async ({
  running: { page },
}) => {
  test.setTimeout(120_000)
  await openScenario(page, 'Throttled')
  await goTo(page, 'doctor')
  await page.getByLabel('The whole text of it').focus()
  await page.keyboard.insertText('API Error: 429 Too many tokens, please wait before trying again.')
  await page.keyboard.press('Control+Enter')
  await withKeyboard(page, 'See your quotas and ask for more')
  await expect(page).toHaveURL(/#\/usage$/)
  await page.getByText('How close to the quota').focus()
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('table', { name: /^The busiest minute of the last 24 hours/ }),
  ).toBeVisible()
  const ask = page.getByRole('button', { name: /^Ask for more/ }).first()
  await ask.focus()
  await page.keyboard.press('Enter')
  await withKeyboard(page, 'Show what will be asked')
  await expect(page.getByRole('list', { name: 'What will change' })).toContainText(
    'servicequotas:RequestServiceQuotaIncrease',
  )
  await withKeyboard(page, 'Ask AWS')
  await withKeyboard(page, 'Close')
  await goTo(page, 'doctor')
  await page.getByText(/^Not set up, and/).click()
  await expect(page.getByRole('list', { name: /^Not set up/ })).toContainText(
    /Quota increase .*Waiting/s,
  )
})
