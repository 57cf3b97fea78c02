import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test.describe('Identity for the job', () => {
  test.beforeEach(async ({ running: { page } }) => {
    await openScenario(page, 'Broad policy attached')
    await goTo(page, 'more')
  })

  test('a user of its own is made for Claude with the mouse, and taken back', async ({
    running: { page },
  }) => {
    test.setTimeout(120_000)
    await page.getByRole('button', { name: /A user of its own for Claude/ }).click()
    await page.getByLabel('Name of the user').fill('claude-laptop')
    await page.getByRole('button', { name: 'Make the user…' }).click()
    await expect(page.getByText('The profile claude-bedrock is in use')).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByLabel('Name of the user').fill('claude-laptop')
    await page.getByLabel('Keep its key in the profile').fill('claude-laptop')
    await page.getByRole('button', { name: 'Make the user…' }).click()
    await expect(page.getByText('Create the user claude-laptop')).toBeVisible()
    await page.getByRole('button', { name: 'Apply these changes' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByText(/Claude signs in as claude-laptop/)).toBeVisible()
    await page.getByRole('button', { name: 'Take it back…' }).click()
    await page.getByRole('button', { name: 'Undo this step' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByText(/Claude signs in as claude-laptop/)).toBeHidden()
  })

  test('the lines for a terminal are added with the keyboard', async ({ running: { page } }) => {
    await withKeyboard(page, /Profile and Region for every terminal/)
    await withKeyboard(page, 'Add the lines…')
    await expect(
      page.getByText('Set AWS_PROFILE, AWS_REGION and AWS_DEFAULT_REGION for bash'),
    ).toBeVisible()
    await withKeyboard(page, 'Apply these changes')
    await withKeyboard(page, 'Close')
    await expect(page.getByText('bash sets the profile and the Region')).toBeVisible()
  })

  test('the key is renewed by keyboard: new, tried, and the old one switched off', async ({
    running: { page },
  }) => {
    test.setTimeout(120_000)
    await withKeyboard(page, /Renewing the key/)
    await expect(page.getByText(/^The key of claude-bedrock-user is 40 days old/)).toBeVisible()
    await withKeyboard(page, 'Renew the key…')
    const changes = page.getByRole('list', { name: 'What will change' })
    await expect(changes).toContainText('iam:CreateAccessKey')
    await expect(changes).toContainText('iam:UpdateAccessKey')
    await withKeyboard(page, 'Apply these changes')
    await withKeyboard(page, 'Close')
    await expect(
      page.getByText(/^The key of claude-bedrock-user is from today; the old one is switched off/),
    ).toBeVisible()
    await withKeyboard(page, 'Renew the key…')
    await expect(page.getByText(/It can be deleted a day after that/)).toBeVisible()
  })
})
