import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type Host, test } from './fixtures.ts'
import { violations } from './violations.ts'
import { fillWithMouse, walk, withKeyboard, withMouse } from './walk.ts'
import { goTo } from './window.ts'

const inOrder = async (page: Page, count: number) => {
  await goTo(page, 'checklist')
  await expect(page.getByText(`${count} of 10 in order`)).toBeVisible({ timeout: 60_000 })
}
const point = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
const applied = async (page: Page) => {
  await withKeyboard(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
}

test('the checklist of a fresh account goes from open to in order, by hand, and back by undo', async ({
  running: { page: first, host },
}) => {
  test.setTimeout(400_000)
  let page = first
  await inOrder(page, 0)
  expect(await violations(page, 'open checklist')).toEqual([])
  await goTo(page, 'sign-in')
  await walk(page, withMouse, fillWithMouse)
  await inOrder(page, 2)
  await expect(point(page, 'Every chosen model answers')).toContainText('Waiting on AWS')
  page = await quarterOfAnHourLater(host)
  await inOrder(page, 3)

  await withKeyboard(page, 'Put it right: Monitoring (CloudWatch)')
  await expect(page.getByRole('heading', { level: 1, name: 'More setup' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^A dashboard in your account/ })).toBeFocused()
  await withKeyboard(page, 'Create the dashboard…')
  await applied(page)
  await withMouse(page, /^A budget that tells/)
  await page.getByLabel('Who is told').fill('ada@example.com')
  await withMouse(page, 'Set the budget…')
  await applied(page)
  await withMouse(page, /^A record of every call/)
  await withMouse(page, 'Keep the record for longer…')
  await applied(page)
  await inOrder(page, 6)

  await withKeyboard(page, 'Not wanted: Private way to Bedrock (VPC endpoint)')
  await expect(point(page, 'Private way to Bedrock')).toContainText('You said that it is not')
  await withKeyboard(page, 'Try the second way…')
  await withKeyboard(page, 'Make the call')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(point(page, 'A second way to Claude')).toContainText('Done')
  await page.getByText('Every day', { exact: true }).click()
  await withMouse(page, 'Make a backup now')
  await expect(point(page, 'Backups of the settings')).toContainText('A backup is made every day')

  await withKeyboard(page, 'Write the recovery document')
  await expect(page.getByRole('heading', { name: 'The second way to Claude' })).toBeVisible()
  expect(await violations(page, 'recovery document')).toEqual([])
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    withKeyboard(page, 'Save as page (HTML)'),
  ])
  const text = await readFile(await saved.path(), 'utf8')
  expect(text).toContain('Groundwork-Claude')
  expect(text).not.toMatch(/AKIA|aws_secret|<script/)
  await expect(page.getByText(/^Saved\. The checklist says so/)).toBeVisible()
  await withKeyboard(page, 'Back to the checklist')
  await inOrder(page, 10)
  expect(await violations(page, 'checklist in order')).toEqual([])
  await onPaper(page)

  await goTo(page, 'settings')
  await withMouse(page, 'See what would be taken back…')
  await withMouse(page, 'Turn off Bedrock')
  await expect(page.getByRole('heading', { name: 'Bedrock is turned off' })).toBeVisible({
    timeout: 60_000,
  })
  await goTo(page, 'checklist')
  await expect(point(page, 'Recovery document')).toContainText('has changed')
  await withKeyboard(page, 'Wanted after all: Private way to Bedrock (VPC endpoint)')
  await page.getByText('By hand only', { exact: true }).click()
  await inOrder(page, 0)
})

/** A new subscription settles for 15 minutes. The app is closed meanwhile, and looks once more when it is opened. */
async function quarterOfAnHourLater(host: Host): Promise<Page> {
  await host.stop()
  const ledger = join(host.dataDir, 'practice/fresh/ledger.jsonl')
  const earlier = (_: string, at: string) => `"at":${Number(at) - 16 * 60_000}`
  await writeFile(ledger, (await readFile(ledger, 'utf8')).replace(/"at":(\d+)/g, earlier))
  return host.restart()
}

/** Everything that proves a point is on the paper, and nothing to press. */
async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const proof of ['Request id', 'Put back into a scratch folder', 'Saved', 'Dashboard'])
    await expect(page.getByText(proof, { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/^Account \d{12}, .* on \d+ \w+ \d{4}$/)).toBeVisible()
  await expect(page.getByText(/^As of /)).toHaveCount(9)
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0)
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(250, 249, 247)')
  await page.emulateMedia({ media: null, colorScheme: null })
}
