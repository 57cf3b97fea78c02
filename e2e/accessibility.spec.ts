import { expect, test } from './fixtures.ts'
import { violations } from './violations.ts'
import { fillWithMouse, walk, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test('the whole wizard and the history it leaves have no violation, light and dark', async ({
  running: { page },
}) => {
  test.setTimeout(180_000)
  const found: string[] = []
  await walk(page, withMouse, fillWithMouse, async (screen) => {
    found.push(...(await violations(page, screen)))
  })
  await goTo(page, 'history')
  await withMouse(page, /Create the policy ClaudeBedrockCursorAccess \(iam:CreatePolicy\)/)
  await expect(page.getByText('Request id')).toBeVisible()
  found.push(...(await violations(page, 'history')))
  await page.getByRole('button', { name: /^Undo: Create the policy/ }).click()
  await expect(page.getByRole('button', { name: 'Undo this change' })).toBeVisible()
  found.push(...(await violations(page, 'undo')))
  expect(found).toEqual([])
})

test.describe('A month of use', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'A month of use'))
  test('usage, history, settings and what lies behind them have no violation, light and dark', async ({
    running: { page },
  }) => {
    const found: string[] = []
    await goTo(page, 'usage')
    await expect(page.getByText('estimated, from CloudWatch')).toBeVisible()
    found.push(...(await violations(page, 'usage')))
    for (const place of ['doctor', 'history', 'settings', 'turn-off', 'interrupted'] as const) {
      await goTo(page, place)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      found.push(...(await violations(page, place)))
    }
    expect(found).toEqual([])
  })
})

test.describe('Member who may not touch IAM', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Member who may not touch IAM'))
  test('asking an administrator has no violation, light and dark', async ({
    running: { page },
  }) => {
    await goTo(page, 'permissions')
    await withMouse(page, 'Ask my admin')
    await page.getByText('Look into groundwork-permissions.sh').click()
    await withMouse(page, 'Check again')
    await expect(page.getByText(/^Not done yet at /)).toBeVisible()
    expect(await violations(page, 'hand-over')).toEqual([])
  })
})

test('the grid of models and Regions, with a cell and a Region pressed, has no violation', async ({
  running: { page },
}) => {
  await openScenario(page, 'Broad policy attached')
  await goTo(page, 'models')
  await page.getByText('Every model in every Region').click()
  await page.getByRole('button', { name: /^Claude Sonnet 4\.5 in eu-central-1/ }).click()
  await expect(
    page.getByText(/being retired since .*, closed to new customers/).last(),
  ).toBeVisible()
  expect(await violations(page, 'a model in a Region')).toEqual([])
  await page.getByRole('button', { name: /^us-east-1/ }).click()
  await expect(page.getByRole('button', { name: 'Use US East (N. Virginia)' })).toBeVisible()
  expect(await violations(page, 'a Region')).toEqual([])
})

test('the policy editor with its findings, and what changes, have no violation', async ({
  running: { page },
}) => {
  await openScenario(page, 'Broad policy attached')
  await goTo(page, 'permissions')
  await page.getByRole('button', { name: 'Edit the document' }).click()
  await expect(page.getByRole('textbox', { name: 'Policy document (JSON)' })).toBeFocused()
  await page.getByText('What changes for claude-bedrock-user').click()
  await expect(page.getByRole('table', { name: /^What changes for/ })).toBeVisible()
  const found = await violations(page, 'foreseen')
  await page.getByRole('textbox', { name: 'Policy document (JSON)' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(
    '{ "Statement": { "Effect": "Allow", "Action": ["bedrock:*", "bedrock:None"], "Resource": "*" } }',
  )
  await expect(page.getByRole('button', { name: 'Read more on INVALID_ACTION' })).toBeVisible()
  found.push(...(await violations(page, 'findings')))
  expect(found).toEqual([])
})
