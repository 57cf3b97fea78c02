import { expect, test } from './fixtures.ts'
import { withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test('an organisation that denies eu-south-2 is named, and another profile is the cure', async ({
  running: { page },
}) => {
  await openScenario(page, 'Organisation denies a Region')
  await goTo(page, 'region')
  await withMouse(page, /^Use .+, inside /)
  await withMouse(page, 'Call each model once')
  await expect(page.getByText(/The organisation denies eu-south-2/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Choose another Region' }).first().click()
  await page.getByText('Anywhere AWS has room (global)').click()
  await withMouse(page, /^Use .+, global/)
  await withMouse(page, 'Call each model once')
  await expect(page.getByRole('heading', { name: 'Every chosen model answers' })).toBeVisible()
})

test('a new account without tokens gets the text that AWS support needs', async ({
  running: { page },
}) => {
  await openScenario(page, 'New account without tokens')
  await goTo(page, 'models')
  await expect(page.getByText('AWS gives this account no tokens').first()).toBeVisible()
  await expect(page.getByText(/applied value 0/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open a support case' }).first()).toBeVisible()
})
