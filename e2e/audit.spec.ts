import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test('the record of calls is read, kept for longer by keyboard, and taken back', async ({
  running: { page },
}) => {
  await openScenario(page, 'A month of use')
  await goTo(page, 'more')
  await withKeyboard(page, /^A record of every call/)
  const table = page.getByRole('region', { name: 'Calls to Claude on record' })
  await expect(table.getByText('InvokeModelWithResponseStream').first()).toBeVisible()
  await expect(table.getByText('claude-bedrock-user').first()).toBeVisible()
  await page.getByLabel('Where the record is kept').fill('Not a bucket')
  await withKeyboard(page, 'Keep the record for longer…')
  await expect(page.getByText('Small letters, digits and hyphens')).toBeVisible()
  await page.getByLabel('Where the record is kept').fill('claude-audit-of-ours')
  await withKeyboard(page, 'Keep the record for longer…')
  await expect(page.getByText('Create the bucket claude-audit-of-ours')).toBeVisible()
  await withKeyboard(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(page.getByText('The trail groundwork-claude-audit keeps every call')).toBeVisible()
  await withKeyboard(page, 'Take it back…')
  await withKeyboard(page, 'Undo this step')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(page.getByText('Calls are on record for 90 days, and no longer')).toBeVisible()
})
