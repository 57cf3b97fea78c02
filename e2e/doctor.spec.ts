import { expect, test } from './fixtures.ts'
import { chooseWithArrows, withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test('a throttled account says so under the last hour, and a used one has a hit rate', async ({
  running: { page },
}) => {
  await openScenario(page, 'Throttled')
  await goTo(page, 'doctor')
  const hour = page.getByRole('region', { name: 'The last hour' })
  await expect(hour).toContainText(/of \d[\d,]* calls were refused for going too fast/)
  await openScenario(page, 'A month of use')
  await goTo(page, 'doctor')
  await expect(hour).toContainText(/\d+ % of what Claude read came from the cache/)
})

test('the report and the log are read by keyboard alone, and hold no key', async ({
  running: { page },
}) => {
  await goTo(page, 'settings')
  await page.getByRole('radio', { name: 'Info' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Debug' })).toBeChecked()
  await goTo(page, 'doctor')
  await expect(page.getByText(/things are open/)).toBeVisible()
  await withKeyboard(page, 'Write the report')
  const report = page.getByRole('region', { name: 'Report, as text for an issue' })
  await expect(report).toContainText('# Groundwork report')
  await expect(report).not.toContainText(/AKIA|\b\d{12}\b/)
  await withKeyboard(page, 'Read the log')
  await expect(page.getByText(/^0 of \d+ entries/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Show' }).focus()
  await page.keyboard.press('Enter')
  await chooseWithArrows(page, 'Everything')
  const log = page.getByRole('region', { name: 'Log, newest first' })
  await expect(log).toContainText('debug makeReport')
  await expect(log).not.toContainText(/AKIA/)
})

test('a word of AWS is found by keyboard, and the word itself leads to all of them', async ({
  running: { page },
}) => {
  await goTo(page, 'about')
  await page.getByLabel('Find a word').focus()
  await page.keyboard.type('arn')
  await expect(page.getByText(/full name of a thing at AWS/)).toBeVisible()
  await goTo(page, 'region')
  await page.getByRole('button', { name: 'Region', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^A place on the map where AWS runs its computers/)).toBeVisible()
  await page.getByRole('link', { name: 'All words of AWS' }).click()
  await expect(page.getByRole('heading', { name: 'About Amazon Bedrock' })).toBeVisible()
})

test('a pasted error is explained by keyboard alone, without giving a secret back', async ({
  running: { page },
}) => {
  await goTo(page, 'doctor')
  await page.getByLabel('The whole text of it').focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Paste the text of an error first.')).toBeVisible()
  await page.keyboard.insertText(
    'API Error: 404 ResourceNotFoundException: Model use case details have not been submitted for this account. AKIAIOSFODNN7EXAMPLE',
  )
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Anthropic’s first-use form has not been sent yet')).toBeVisible()
  await page.getByText('For a support case').click()
  const text = page.getByRole('region', { name: 'Text for a support case' })
  await expect(text).toContainText('ResourceNotFoundException')
  await expect(text).not.toContainText('AKIAIOSFODNN7EXAMPLE')
  await page
    .getByRole('alert', { name: 'Anthropic’s first-use form has not been sent yet' })
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('models')
})
