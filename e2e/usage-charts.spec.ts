import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, openScenario } from './window.ts'

const panel = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })
const plot = (page: Page, title: string) => panel(page, title).getByRole('application')
/** What stands under the pointer in a chart: its first line. */
const pointed = (page: Page, title: string) =>
  panel(page, title).locator('.recharts-tooltip-wrapper p')

test.describe('A month of use', () => {
  test.beforeEach(async ({ running: { page } }) => {
    await openScenario(page, 'A month of use')
    await goTo(page, 'usage')
    await expect(plot(page, 'Answer time')).toBeVisible()
  })

  test('pointing at an instant points at it in every chart', async ({ running: { page } }) => {
    const box = await plot(page, 'Tokens').boundingBox()
    if (!box) throw new Error('There is no chart.')
    await plot(page, 'Tokens').hover({ position: { x: box.width - 24, y: 100 } })
    const instant = await pointed(page, 'Tokens').textContent()
    expect(instant).toMatch(/^\d+ \w+, \d\d:\d\d$/)
    await expect(pointed(page, 'Requests')).toHaveText(instant ?? '')
    await expect(pointed(page, 'Answer time')).toHaveText(instant ?? '')
    const day = await pointed(page, 'Cost per day').textContent()
    expect(day).toMatch(/^\d+ \w+ \(UTC day\)$/)
    await expect(pointed(page, 'This month so far')).toHaveText(`Until ${day}`)

    await plot(page, 'This month so far').hover({ position: { x: 68, y: 100 } })
    await expect(pointed(page, 'This month so far')).toHaveText(/^Until 1 \w+ \(UTC day\)$/)
  })

  test('the points of a chart are walked with the arrow keys, in step with the others', async ({
    running: { page },
  }) => {
    await plot(page, 'Requests').focus()
    await page.keyboard.press('ArrowRight')
    await expect(pointed(page, 'Requests')).toBeVisible()
    const first = (await pointed(page, 'Requests').textContent()) ?? ''
    await page.keyboard.press('ArrowRight')
    await expect(pointed(page, 'Requests')).not.toHaveText(first)
    const second = (await pointed(page, 'Requests').textContent()) ?? ''
    await expect(pointed(page, 'Tokens')).toHaveText(second)
    await page.keyboard.press('ArrowLeft')
    await expect(pointed(page, 'Requests')).toHaveText(first)
  })

  test('each chart says in a sentence what it shows', async ({ running: { page } }) => {
    const sentences = {
      Tokens: /^[\d.]+ [KMB] tokens in this range\. Cache read .*, Output [\d.]+ [KMB]\.$/,
      'Cost per day': /^Billed so far this month \$[\d,.]+, billed as of/,
      'This month so far': /^\$[\d,.]+ billed so far this month\. AWS expects \$/,
      Requests: /^[\d,]+ requests, \d+ slowed down, \d+ failed\.$/,
      'Answer time':
        /^Over this range a typical answer \(p50\) took [\d.]+ m?s, .* after \d+ ms\.$/,
    }
    for (const [title, sentence] of Object.entries(sentences))
      await expect(panel(page, title).getByText(sentence)).toBeAttached()
  })

  test('is grouped by kind of token and by Region, in the table and in the chart', async ({
    running: { page },
  }) => {
    const group = async (by: string) => {
      await page.getByRole('combobox', { name: 'Group' }).click()
      await page.getByRole('option', { name: by }).click()
    }
    await group('By token type')
    const types = page.getByRole('table', { name: 'Use by token type' })
    await expect(types.getByRole('row')).toHaveCount(5)
    await expect(types.getByRole('row', { name: /^Output/ })).toContainText('$')
    await group('By Region')
    await expect(
      page.getByRole('table', { name: 'Use by Region' }).getByRole('row', { name: /eu-central-1/ }),
    ).toBeVisible()
    await expect(panel(page, 'Tokens').getByRole('list')).toHaveText('eu-central-1')
  })

  test('a chart is taken along as JSON, and as a picture', async ({
    running: { page },
    context,
  }) => {
    await panel(page, 'Requests')
      .getByRole('button', { name: /take it with you/ })
      .click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as JSON' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('groundwork-requests.json')
    const rows = JSON.parse(await readFile(await file.path(), 'utf8'))
    expect(rows).toHaveLength(168)
    expect(rows[0]).toMatchObject({
      'from (UTC)': expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      Requests: expect.any(Number),
      'Slowed down (throttles)': expect.any(Number),
    })

    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await panel(page, 'Tokens')
      .getByRole('button', { name: /take it with you/ })
      .click()
    await page.getByRole('menuitem', { name: 'Copy as a picture' }).click()
    await expect(page.getByText('The picture is in the clipboard.')).toBeVisible()
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const picture = await createImageBitmap(
        await (item?.getType('image/png') ?? Promise.reject(new Error('Nothing is there.'))),
      )
      return [picture.width, picture.height]
    })
    expect(Math.min(...size)).toBeGreaterThan(400)
  })

  test('a printed page has the numbers and none of the buttons', async ({ running: { page } }) => {
    await page.emulateMedia({ media: 'print' })
    await expect(plot(page, 'Tokens')).toBeVisible()
    await expect(page.getByText('Billed this month')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Read anew' })).toBeHidden()
    await expect(page.getByRole('button', { name: /take it with you/ }).first()).toBeHidden()
    await expect(page.getByRole('navigation')).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
  })
})

test('nothing is asked for while nobody looks', async ({ running: { page } }) => {
  await openScenario(page, 'A month of use')
  let reads = 0
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('readUsage')) reads += 1
    }),
  )
  await page.clock.install()
  await goTo(page, 'usage')
  await page.reload()
  await expect(page.getByText(/^Last read .*, next/)).toBeVisible()
  const show = (visibilityState: 'visible' | 'hidden') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    }, visibilityState)

  const first = reads
  await page.clock.fastForward('01:00:00')
  await expect.poll(() => reads).toBeGreaterThan(first)
  await expect(page.getByText(/^Last read .*, next/)).toBeVisible()

  await show('hidden')
  const hidden = reads
  await page.clock.fastForward('05:00:00')
  expect(await page.evaluate(() => document.visibilityState)).toBe('hidden')
  expect(reads).toBe(hidden)
  await show('visible')
  await expect.poll(() => reads).toBeGreaterThan(hidden)
})
