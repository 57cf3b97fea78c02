import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test.describe('Broad policy attached', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Broad policy attached'))

  test('a profile of one’s own is made with a tag, pinned, kept while pinned, and deleted', async ({
    running: { page },
  }) => {
    test.setTimeout(120_000)
    await goTo(page, 'models')
    await page.getByText('Your own names for models').click()
    await expect(page.getByText('There are none in this Region yet.')).toBeVisible()
    await withKeyboard(page, 'Make a profile')
    await page.getByLabel('Name', { exact: true }).fill('claude-team-a')
    await page.getByRole('combobox', { name: 'Made from' }).click()
    await page.getByRole('option', { name: /Sonnet 5\.5/ }).click()
    await withKeyboard(page, 'Add a tag')
    await page.getByLabel('Tag 1', { exact: true }).fill('aws:team')
    await page.getByLabel('Value 1', { exact: true }).fill('a')
    await withKeyboard(page, 'Show what will change')
    await expect(page.getByText('AWS keeps names that begin with aws: for itself.')).toBeVisible()
    await page.getByLabel('Tag 1', { exact: true }).fill('team')
    await withKeyboard(page, 'Show what will change')
    await expect(page.getByText('Make claude-team-a over Claude Sonnet 5.5')).toBeVisible()
    await withKeyboard(page, 'Make the profile')
    await withKeyboard(page, 'Close')
    await expect(page.getByText('team = a')).toBeVisible()

    await page.getByRole('combobox', { name: 'Model for Sonnet' }).click()
    await page.getByRole('option', { name: 'claude-team-a (Claude Sonnet 5.5)' }).click()
    await expect(page.getByText('chosen as Sonnet')).toBeVisible()
    await withKeyboard(page, 'Delete claude-team-a')
    await expect(page.getByText('claude-team-a is in use')).toBeVisible()
    await withKeyboard(page, 'Cancel')

    await goTo(page, 'connect')
    await expect(
      page.getByText(
        /ANTHROPIC_DEFAULT_SONNET_MODEL=arn:aws:bedrock:.*application-inference-profile/,
      ),
    ).toBeVisible()

    await goTo(page, 'models')
    await page.getByRole('combobox', { name: 'Model for Sonnet' }).click()
    await page.getByRole('option', { name: 'Claude Sonnet 5.5', exact: true }).click()
    await page.getByText('Your own names for models').click()
    await withKeyboard(page, 'Delete claude-team-a')
    await withKeyboard(page, 'Delete the profile')
    await withKeyboard(page, 'Close')
    await expect(page.getByText('There are none in this Region yet.')).toBeVisible()
  })
})
