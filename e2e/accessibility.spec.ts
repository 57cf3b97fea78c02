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

test('about, the doctor with everything open and the settings have no violation', async ({
  running: { page },
}) => {
  test.setTimeout(120_000)
  await openScenario(page, 'Throttled')
  await goTo(page, 'about')
  await page.getByRole('button', { name: 'Region', exact: true }).click()
  await expect(page.getByRole('link', { name: 'All words of AWS' })).toBeVisible()
  const found = await violations(page, 'about')
  await goTo(page, 'doctor')
  await expect(page.getByText(/things are open, the worst first/)).toBeVisible()
  for (const name of [/^Not set up, and/, /^In order \(/]) await page.getByText(name).click()
  await page.getByLabel('The whole text of it').fill('ThrottlingException: Rate exceeded')
  await withMouse(page, 'Explain this error')
  await page.getByText('For a support case').click()
  await withMouse(page, 'Write the report')
  await expect(page.getByRole('region', { name: 'Report, as text for an issue' })).toBeVisible()
  await withMouse(page, 'Read the log')
  await expect(page.getByText('Folder of the log files').or(page.getByText(/logs$/))).toBeVisible()
  found.push(...(await violations(page, 'doctor')))
  await page.getByLabel('The whole text of it').fill('Something nobody has ever seen')
  await withMouse(page, 'Explain this error')
  await expect(page.getByText('This text is not one that is known.')).toBeVisible()
  found.push(...(await violations(page, 'an unknown error')))
  await goTo(page, 'settings')
  await expect(page.getByRole('radiogroup', { name: 'Log level' })).toBeVisible()
  found.push(...(await violations(page, 'settings')))
  expect(found).toEqual([])
})

test('identity, tuning and the test call, opened, have no violation', async ({
  running: { page },
}) => {
  test.setTimeout(120_000)
  await openScenario(page, 'A month of use')
  await goTo(page, 'more')
  const found: string[] = []
  for (const name of [
    /^A user of its own/,
    /^Renewing the key/,
    /^Profile and Region for every terminal/,
    /^Speed, limits and caching/,
    /^Ask a model something/,
  ]) {
    const section = page.getByRole('button', { name })
    await section.click()
    await expect(section).toHaveAttribute('aria-expanded', 'true')
    if (name.source.includes('Speed'))
      for (const group of ['Answers and thinking', 'Prompt caching', 'claude-bedrock-cursor'])
        await page.locator('summary', { hasText: group }).click()
    if (name.source.includes('Ask')) await page.getByText(/^What Claude .* costs, and/).click()
    found.push(...(await violations(page, String(name))))
    await section.click()
  }
  expect(found).toEqual([])
})

test('the rights that are missing, and asking for a higher quota, have no violation', async ({
  running: { page },
}) => {
  await openScenario(page, 'Nobody has subscribed')
  await goTo(page, 'account-check')
  await expect(page.getByRole('region', { name: 'Text for your administrator' })).toBeVisible()
  const found = await violations(page, 'missing rights')
  await openScenario(page, 'Throttled')
  await goTo(page, 'usage')
  await page.getByText('How close to the quota').click()
  await page
    .getByRole('button', { name: /^Ask for more/ })
    .first()
    .click()
  await withMouse(page, 'Show what will be asked')
  await expect(page.getByRole('button', { name: 'Ask AWS', exact: true })).toBeVisible()
  found.push(...(await violations(page, 'quota')))
  expect(found).toEqual([])
})

test('the budget, told through a topic and with a stop, has no violation', async ({
  running: { page },
}) => {
  await openScenario(page, 'A month of use')
  await goTo(page, 'more')
  await withMouse(page, /^A budget that tells/)
  await page.getByLabel('Through a topic (Amazon SNS)').check()
  await page.getByLabel('Who is told').fill('ada@example.com')
  await page.getByLabel(/^Stop somebody when the budget is used up/).check()
  await page.getByRole('combobox', { name: 'Who is stopped' }).click()
  await page.getByRole('option', { name: 'claude-bedrock-user' }).click()
  const found = await violations(page, 'the budget’s fields')
  await withMouse(page, 'Set the budget…')
  await expect(page.getByText('Create the topic Groundwork-Claude')).toBeVisible()
  found.push(...(await violations(page, 'what will change')))
  await withMouse(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withMouse(page, 'Close')
  await expect(page.getByRole('region', { name: 'Who listens to the topic' })).toBeVisible()
  found.push(...(await violations(page, 'the budget as it stands')))
  expect(found).toEqual([])
})
