import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { violations } from './violations.ts'
import { type Press, withKeyboard, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const off = 'Calls are not recorded one by one'
const textIsKept = 'That, and everything that is asked and answered'

async function apply(
  page: Page,
  press: Press,
  verb: string,
  first: string | RegExp,
): Promise<void> {
  await press(page, verb)
  await expect(page.getByText(first)).toBeVisible()
  await press(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await press(page, 'Close')
}

/** Asks a model from the section of its own, so that there is a call to record. */
async function askModel(page: Page): Promise<void> {
  await withMouse(page, /^Ask a model something/)
  await withMouse(page, /^Ask Claude/)
  await expect(page.getByText('This is the practice account.').first()).toBeVisible()
  await withMouse(page, /^Ask a model something/)
}

test('calls are recorded by keyboard, shown, kept with their text, and taken back', async ({
  running: { page },
}) => {
  test.setTimeout(180_000)
  await openScenario(page, 'A month of use')
  await goTo(page, 'more')
  await withKeyboard(page, /^A record of each call’s tokens/)
  await expect(page.getByText(off)).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Who, which model/ })).toBeChecked()
  const found = await violations(page, 'off')
  await apply(
    page,
    withKeyboard,
    'Record the tokens of each call…',
    'Create the log group /groundwork/claude-calls',
  )
  await expect(page.getByText(/^No call is on record yet/)).toBeVisible()
  await askModel(page)
  await withKeyboard(page, 'Look again')
  const table = page.getByRole('region', { name: 'Calls on record, with their tokens' })
  await expect(table.getByText('not kept')).toBeVisible()
  await page.getByRole('radio', { name: /^Who, which model/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: textIsKept })).toBeChecked()
  await expect(page.getByText('This stores the work itself:')).toBeVisible()
  found.push(...(await violations(page, 'text')))
  await apply(
    page,
    withKeyboard,
    'Record each call with its text…',
    /^Record each call to a model in .*, with all that is asked and answered/,
  )
  await expect(page.getByText(/^Each call is recorded, with its text, into/)).toBeVisible()
  await withKeyboard(page, 'Take it back…')
  await expect(page.getByText(/what has been recorded there is deleted with it/)).toBeVisible()
  found.push(...(await violations(page, 'taken back')))
  await withKeyboard(page, 'Undo this step')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(page.getByText(off)).toBeVisible()
  expect(found).toEqual([])
})

test('recording is begun and stopped by mouse, and what is there stays', async ({
  running: { page },
}) => {
  await openScenario(page, 'A month of use')
  await goTo(page, 'more')
  await withMouse(page, /^A record of each call’s tokens/)
  await page.getByRole('combobox', { name: 'Each record is deleted after' }).click()
  await page.getByRole('option', { name: '90 days' }).click()
  await apply(
    page,
    withMouse,
    'Record the tokens of each call…',
    'Delete each record after 90 days',
  )
  await page.getByText('Nothing any more').click()
  await apply(page, withMouse, 'Stop recording…', /^Stop recording calls in/)
  await expect(page.getByText(off)).toBeVisible()
})

test('somebody without the rights is told who has them', async ({ running: { page } }) => {
  await openScenario(page, 'Viewer of CloudWatch alone')
  await goTo(page, 'more')
  await withMouse(page, /^A record of each call’s tokens/)
  await expect(page.getByText('You may not see whether calls are recorded')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Record/ })).toHaveCount(0)
})
