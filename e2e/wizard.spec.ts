import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { fillWithMouse, typeWithKeyboard, walk, withKeyboard, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const settingsOf = async (data: string) =>
  JSON.parse(await readFile(join(data, 'practice/fresh/home/.claude/settings.json'), 'utf8'))

test('from a fresh account to Claude Code connected, by mouse', async ({
  running: { page, host },
}) => {
  const taken = await walk(page, withMouse, fillWithMouse)
  expect(taken.screens).toBeLessThanOrEqual(6)
  expect(taken.inputs).toBeLessThanOrEqual(8)
  expect((await settingsOf(host.dataDir)).env).toMatchObject({
    CLAUDE_CODE_USE_BEDROCK: '1',
    AWS_PROFILE: 'claude-bedrock',
    AWS_REGION: 'eu-central-1',
  })
  await page.getByRole('button', { name: 'Open usage' }).click()
  await expect(page.getByRole('heading', { name: 'Usage', level: 1 })).toBeVisible()
})

test('the same by keyboard alone', async ({ running: { page, host } }) => {
  await walk(page, withKeyboard, typeWithKeyboard)
  expect((await settingsOf(host.dataDir)).env.CLAUDE_CODE_USE_BEDROCK).toBe('1')
})

test('everything is taken back from Done', async ({ running: { page, host } }) => {
  await walk(page, withMouse, fillWithMouse)
  await page.getByRole('button', { name: 'Undo everything…' }).click()
  await expect(page.getByRole('list', { name: 'What will change' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo everything', exact: true }).click()
  await expect(page.getByRole('list', { name: 'What was changed' })).toBeVisible()
  await expect
    .poll(() => settingsOf(host.dataDir).catch((error: NodeJS.ErrnoException) => error.code))
    .toBe('ENOENT')
})

test('after kill -9 the app is where the world says it is', async ({ running: { page, host } }) => {
  await walk(page, withMouse, fillWithMouse, async (screen) => {
    if (screen !== 'permissions') return
    await host.kill()
    await host.restart()
    // The form, the agreements and the models' answers are there still: the wizard opens on what is open.
    await expect(page).toHaveURL(/#\/permissions$/)
  })
  await expect(page.getByRole('button', { name: 'Open usage' })).toBeVisible()
})

test('the practice account is marked on every screen', async ({ running: { page } }) => {
  for (const place of [
    'sign-in',
    'account-check',
    'region',
    'models',
    'permissions',
    'connect',
    'done',
    'usage',
    'history',
    'settings',
    'turn-off',
    'interrupted',
  ]) {
    await goTo(page, place)
    await expect(page.getByText('nothing here is real, nothing costs money')).toBeVisible()
  }
})

test.describe('Broad policy attached', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Broad policy attached'))
  test('the broad policy is taken off and what is left is proven', async ({
    running: { page },
  }) => {
    await goTo(page, 'permissions')
    await expect(
      page.getByText('Take AmazonBedrockFullAccess off the user claude-bedrock-user'),
    ).toBeVisible()
    await withMouse(page, 'Create the policy and attach it')
    await withMouse(page, 'Prove what is allowed and denied')
    await expect(page.getByRole('heading', { name: /^Proven:/ })).toBeVisible()
  })
})

test.describe('Member who may not touch IAM', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Member who may not touch IAM'))
  test('is told that an administrator is needed, in every place that is about it', async ({
    page,
  }) => {
    await goTo(page, 'account-check')
    await expect(page.getByText(/administrator has to set it up/)).toBeVisible()
    await goTo(page, 'permissions')
    await expect(page.getByText('AWS said no: this sign-in may not do that').first()).toBeVisible()
  })
})

test.describe('Expired session', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Expired session'))
  test('says so with a cure, and nothing is lost', async ({ running: { page } }) => {
    await expect(page.getByText('The sign-in has run out').first()).toBeVisible()
  })
})
