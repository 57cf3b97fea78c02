import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type Host, test } from './fixtures.ts'
import { type Press, withKeyboard, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

/** Gives the person narrow rights, then ends the app and leaves its ledger as a crash during `changeId` would. */
async function crashDuring(page: Page, host: Host, changeId: string): Promise<void> {
  await openScenario(page, 'Broad policy attached')
  await goTo(page, 'permissions')
  await withMouse(page, 'Create the policy and attach it')
  await expect(page.getByRole('button', { name: 'Prove what is allowed and denied' })).toBeVisible()
  await host.stop()
  const path = join(host.dataDir, 'practice/broad-policy/ledger.jsonl')
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  const at = lines.findIndex((line) => line.includes(`"changeId":"${changeId}"`))
  await writeFile(path, `${lines.slice(0, at + 1).join('\n')}\n`)
}

const lineWith = (page: Page, words: RegExp) =>
  page
    .getByRole('list', { name: 'How far it came' })
    .getByRole('listitem')
    .filter({ hasText: words })

const presses: [string, Press][] = [
  ['mouse', withMouse],
  ['keyboard', withKeyboard],
]
for (const [how, press] of presses)
  test(`what a crash cut off is shown, and taken back as far as it came, by ${how}`, async ({
    running: { page: first, host },
  }) => {
    await crashDuring(first, host, 'attach-policy')
    const page = await host.restart()
    await expect(page.getByRole('heading', { name: 'A list of changes was cut off' })).toBeVisible()
    await expect(lineWith(page, /^Create the policy/)).toContainText('Done')
    await expect(lineWith(page, /^Attach/)).toContainText('Found done after an interruption')
    await expect(lineWith(page, /^Take AmazonBedrockFullAccess off/)).toContainText('Not begun')
    await press(page, 'Take back what was done')
    await press(page, 'Undo these changes')
    await press(page, 'Close')
    await expect(page.getByRole('heading', { name: 'Nothing is cut off' })).toBeVisible()
    await goTo(page, 'permissions')
    await expect(page.getByText('does not have the narrow policy yet')).toBeVisible()
  })

test('what a crash cut off follows every screen until it is decided, and can be gone on with', async ({
  running: { page: first, host },
}) => {
  await crashDuring(first, host, 'create-policy')
  const page = await host.restart()
  await expect(page.getByRole('heading', { name: 'A list of changes was cut off' })).toBeVisible()
  await goTo(page, 'usage')
  await expect(page.getByText('did not come to its end')).toBeVisible()
  await withMouse(page, 'Look and decide')
  await withMouse(page, 'Go on with the rest')
  await expect(page).toHaveURL(/#\/permissions$/)
  await expect(page.getByText('did not come to its end')).toBeHidden()
})
