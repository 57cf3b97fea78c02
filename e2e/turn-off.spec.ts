import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const settings = '{\n\t// mine\n\t"model": "opus",\n}\n'

test('Bedrock is turned off by keyboard, and what stays is said', async ({
  running: { page, host },
}) => {
  const folder = join(host.dataDir, 'practice/broad-policy/home/.claude')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'settings.json'), settings)
  await openScenario(page, 'Broad policy attached')
  await goTo(page, 'permissions')
  await withKeyboard(page, 'Create the policy and attach it')
  await expect(page.getByRole('button', { name: 'Prove what is allowed and denied' })).toBeVisible()
  await goTo(page, 'connect')
  await withKeyboard(page, 'Write Claude Code’s settings')
  await expect(
    page.getByRole('heading', { name: 'Claude Code uses Bedrock with this account' }),
  ).toBeVisible()
  expect(await readFile(join(folder, 'settings.json'), 'utf8')).not.toBe(settings)

  await goTo(page, 'settings')
  await withKeyboard(page, 'See what would be taken back…')
  const list = page.getByRole('list', { name: 'What will change' })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await expect(page.getByText('Anthropic’s first-use form stays sent')).toBeVisible()
  await expect(page.getByText('The profile practice-admin stays in your AWS files')).toBeVisible()
  await withKeyboard(page, 'Turn off Bedrock')
  await expect(page.getByRole('heading', { name: 'Bedrock is turned off' })).toBeVisible()
  expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe(settings)
  await goTo(page, 'permissions')
  await expect(page.getByText('does not have the narrow policy yet')).toBeVisible()
})
