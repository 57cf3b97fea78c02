import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { withKeyboard, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const settings = '{\n\t// mine\n\t"model": "opus",\n}\n'

test('a backup is made every day, proven in a scratch folder, and put back by keyboard', async ({
  running: { page, host },
}) => {
  const folder = join(host.dataDir, 'practice/broad-policy/home/.claude')
  const path = join(folder, 'settings.json')
  await mkdir(folder, { recursive: true })
  await writeFile(path, settings)
  await openScenario(page, 'Broad policy attached')
  await goTo(page, 'checklist')
  const item = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Backups of the settings' }) })
  await expect(item).toContainText('There is no backup yet.')
  await withKeyboard(page, 'Make a backup now')
  await expect(item).toContainText('There is a backup, but none is made by itself.')
  const often = page.getByRole('radio', { name: 'By hand only' })
  await expect(often).toBeChecked()
  await often.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Every day' })).toBeChecked()
  await expect(item).toContainText('A backup is made every day')
  await item.getByText('The one backup that is kept').click()
  await expect(item).toContainText(
    /Put back into a scratch folder on \d+ \w+, \d\d:\d\d: every byte the same\./,
  )

  await writeFile(path, '{}\n')
  await withKeyboard(page, /^Put back the files of/)
  await expect(page.getByRole('heading', { name: /^Put back the files of/ })).toBeFocused()
  await withMouse(page, 'Keep it as it is')
  await item.getByText('The one backup that is kept').click()
  await withKeyboard(page, /^Put back the files of/)
  await expect(page.getByText(`Put ${path} back`)).toBeVisible()
  await withKeyboard(page, 'Put these files back')
  await expect(page.getByText('What was changed')).toBeVisible()
  expect(await readFile(path, 'utf8')).toBe(settings)
  await withKeyboard(page, 'Close')
  await expect(item).toContainText('A backup is made every day')
})
