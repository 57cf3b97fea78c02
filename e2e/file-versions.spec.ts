import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const before = '{\n\t// mine\n\t"model": "opus",\n}\n'

test('an earlier version is looked at, restored byte for byte, and the restoring undone, by keyboard', async ({
  running: { page, host },
}) => {
  const folder = join(host.dataDir, 'practice/broad-policy/home/.claude')
  const settings = join(folder, 'settings.json')
  await mkdir(folder, { recursive: true })
  await writeFile(settings, before)
  await openScenario(page, 'Broad policy attached')
  await goTo(page, 'connect')
  await withKeyboard(page, 'Write Claude Code’s settings')
  await expect(
    page.getByRole('heading', { name: 'Claude Code uses Bedrock with this account' }),
  ).toBeVisible()
  const after = await readFile(settings, 'utf8')

  await goTo(page, 'history')
  await withKeyboard(page, /^As it was until/)
  await expect(
    page.getByRole('region', { name: 'What putting it back would change' }),
  ).toContainText('CLAUDE_CODE_USE_BEDROCK')
  await withKeyboard(page, /^Restore the version until/)
  await withKeyboard(page, 'Restore this version')
  await withKeyboard(page, 'Close')
  await expect(page.getByText('As it is now')).toBeVisible()
  expect(await readFile(settings, 'utf8')).toBe(before)

  await withKeyboard(page, /^Undo: Put .* back as it was/)
  await withKeyboard(page, 'Undo this change')
  await withKeyboard(page, 'Close')
  expect(await readFile(settings, 'utf8')).toBe(after)
})
