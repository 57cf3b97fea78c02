import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test.describe('Broad rights from everywhere', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Broad rights from everywhere'))

  test('each right is shown with where it comes from, taken off, and the rest is proven', async ({
    running: { page },
  }) => {
    test.setTimeout(120_000)
    await goTo(page, 'permissions')
    const today = page.getByRole('region', { name: 'What holds today' })
    await expect(today).toContainText('OldBedrock inline: allows far more of Bedrock')
    await expect(today).toContainText('TeamBedrock through the group claude-users')
    await expect(
      page.getByText('Take claude-bedrock-user out of the group claude-users'),
    ).toBeVisible()
    await withKeyboard(page, 'Create the policy and attach it')
    await withKeyboard(page, 'Prove what is allowed and denied')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Proven')
    await expect(today).not.toContainText('far more')
    await expect(page.getByText(/^All \d+ held/)).toBeVisible()
  })
})

test.describe('Permission boundary', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Permission boundary'))

  test('what holds the policy back is named, and an administrator asked for', async ({
    running: { page },
  }) => {
    await goTo(page, 'permissions')
    await expect(
      page
        .getByText(/DeveloperLimit.*does not allow bedrock:InvokeModelWithResponseStream/)
        .first(),
    ).toBeVisible()
    await withKeyboard(page, 'Create the policy and attach it')
    await expect(
      page.getByText('claude-bedrock-user has the narrow policy, but it is held back'),
    ).toBeVisible()
    await expect(page.getByText('A permission boundary holds this back')).toBeVisible()
  })
})
