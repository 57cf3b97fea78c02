import { expect, test } from './fixtures.ts'
import { goTo, openScenario } from './window.ts'

test.describe('Organisation denies a Region', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Organisation denies a Region'))

  test('the doctor shows every check, the worst first, and leads to its cure', async ({
    running: { page },
  }) => {
    await goTo(page, 'doctor')
    await expect(page.getByText(/things are open, the worst first/)).toBeVisible()
    const first = page.locator('section[aria-labelledby="checks"] li').first()
    await expect(first).not.toContainText('Done')
    await first.getByRole('button', { name: /^Go to / }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })
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
