import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { chooseWithArrows, withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

test.describe('A month of use', () => {
  test.beforeEach(async ({ running: { page } }) => {
    await openScenario(page, 'A month of use')
    await goTo(page, 'more')
    await page.getByRole('button', { name: /^Speed, limits and caching/ }).click()
  })

  test('a bad value is named, a good one is written, outdated lines are renewed, and all is taken back', async ({
    running: { page },
  }) => {
    await page.getByText('Answers and thinking').click()
    const path = await page
      .getByText(/settings\.json$/)
      .first()
      .textContent()
    if (!path) throw new Error('The file is not named.')
    const limit = page.getByRole('textbox', { name: 'Longest answer (tokens)' }).first()
    await limit.fill('10')
    await expect(
      page.getByText('Longest answer (tokens): between 256 and 128,000.').first(),
    ).toBeVisible()
    await limit.fill('16000')
    await page.getByText('Prompt caching', { exact: false }).first().click()
    await page.getByRole('button', { name: 'Show what will change' }).click()
    await expect(page.getByText('Create Claude Code’s settings')).toBeVisible()
    await page.getByRole('button', { name: 'Apply these changes' }).click()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      env: { CLAUDE_CODE_MAX_OUTPUT_TOKENS: '16000' },
    })

    await writeFile(
      path,
      '{ "env": { "CLAUDE_CODE_MAX_OUTPUT_TOKENS": "4096", "ANTHROPIC_MODEL": "us.anthropic.claude-3-7-sonnet-20250219-v1:0" } }',
    )
    await page.reload()
    await page.getByRole('button', { name: /^Speed, limits and caching/ }).click()
    await expect(page.getByText('2 lines of the settings follow advice')).toBeVisible()
    await page.getByRole('checkbox', { name: 'All 2' }).check()
    await page.getByRole('button', { name: 'Show what will change' }).click()
    await page.getByRole('button', { name: 'Apply these changes' }).click()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(page.getByText('Everything is at its default')).toBeVisible()
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      env: { ANTHROPIC_MODEL: expect.stringMatching(/^\w+\.anthropic\.claude-sonnet-5-5$/) },
    })
    await page.getByRole('button', { name: 'Take it back…' }).click()
    await page.getByRole('button', { name: 'Undo this step' }).click()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(page.getByText('follow advice that no longer holds').first()).toBeVisible()
  })

  test('by keyboard: caching for an hour is chosen from a list and written', async ({
    running: { page },
  }) => {
    await page.getByText('Prompt caching · at its default').focus()
    await page.keyboard.press('Enter')
    const hour = page.getByRole('combobox', { name: 'Keep text ready for an hour' })
    await hour.focus()
    await page.keyboard.press('Enter')
    await chooseWithArrows(page, 'On')
    await expect(hour).toHaveValue('On')
    await withKeyboard(page, 'Show what will change')
    await withKeyboard(page, 'Apply these changes')
    await withKeyboard(page, 'Close')
    await expect(page.getByText('1 setting is tuned')).toBeVisible()
  })
})
