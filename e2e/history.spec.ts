import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readCsv } from '../shared/setup/read-csv.ts'
import { expect, test } from './fixtures.ts'
import { fillWithMouse, walk, withKeyboard, withMouse } from './walk.ts'
import { goTo } from './window.ts'

async function save(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

test('the history is filtered, opened, saved and undone from', async ({ running: { page } }) => {
  test.setTimeout(180_000)
  await walk(page, withMouse, fillWithMouse)
  await goTo(page, 'history')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(page.getByText(/^\d+ changes$/)).toBeVisible()
  const all = await rows.count()
  expect(all).toBeGreaterThan(9)

  await page.getByLabel('Step').selectOption('permissions')
  await expect(rows).toHaveCount(2)
  await expect(page.getByText(`2 of ${all} changes`)).toBeVisible()
  await withKeyboard(page, /^.*Create the policy ClaudeBedrockCursorAccess \(iam:CreatePolicy\)/)
  await expect(page.getByText('Request id')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What was sent to AWS' })).toContainText(
    'PolicyDocument',
  )

  const json = JSON.parse(await save(page, 'Save as JSON'))
  expect(json.map(({ what }: { what: string }) => what)).toEqual([
    'iam:AttachUserPolicy',
    'iam:CreatePolicy',
  ])
  const [head = [], ...saved] = readCsv(await save(page, 'Save as CSV'))
  const inCsv = saved.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])))
  expect(
    inCsv.map((row) => ({
      id: row.id,
      at: row['time (UTC)'],
      finishedAt: row['finished (UTC)'],
      account: row.account,
      step: row.step,
      title: row.change,
      what: row['AWS action or file edit'],
      where: row['Region or path'],
      status: row.status,
      requestId: row['request id'],
      undo: row.undo,
      isUndo: row['takes something back'] === 'yes',
      undoable: row['can be undone'] === 'yes',
      input: JSON.parse(row.request ?? ''),
    })),
  ).toEqual(json)

  await withKeyboard(page, 'Undo everything of this step…')
  await withKeyboard(page, 'Undo this step')
  await withKeyboard(page, 'Close')
  await page.getByLabel('Outcome').selectOption('undone')
  await expect(rows).toHaveCount(2)
  await page.getByLabel('Find a change').fill('nothing is called this')
  await expect(page.getByText('Nothing matches that.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save as CSV' })).toBeDisabled()
})
