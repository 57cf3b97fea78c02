import { expect, test } from './fixtures.ts'
import { goTo, openScenario } from './window.ts'

test.describe('A month of use', () => {
  test.beforeEach(async ({ running: { page } }) => {
    await openScenario(page, 'A month of use')
    await goTo(page, 'more')
  })

  test('a model answers, with its tokens, price and request id; asked twice, the cache is read', async ({
    running: { page },
  }) => {
    await page.getByRole('button', { name: /^Ask a model something/ }).click()
    await page.getByRole('combobox', { name: 'Model' }).click()
    await page.getByRole('option', { name: 'Claude Sonnet 5.5', exact: true }).click()
    await expect(page.getByText('takes no temperature, top_p or top_k')).toBeVisible()
    await page.getByText('For 5 minutes', { exact: true }).click()
    await expect(page.getByText(/^This call costs at most \$0\.\d+ \(estimated/)).toBeVisible()
    await page.getByText('What Claude Sonnet 5.5 costs').click()
    await expect(page.getByText('It pays off from call 2 on (3 with the hour).')).toBeVisible()
    await page.getByRole('button', { name: 'Ask Claude Sonnet 5.5' }).click()
    const answer = page.getByRole('region', { name: 'Answer', exact: true })
    await expect(answer).toContainText('This is the practice account.')
    await expect(answer).toContainText('The answer is complete.')
    await expect(answer.getByRole('row', { name: 'Tokens read from the cache 0' })).toBeVisible()
    await expect(answer.getByText(/Request id, for AWS support: [0-9a-f-]{36}/)).toBeVisible()
    await page.getByRole('button', { name: 'Ask Claude Sonnet 5.5' }).click()
    await expect(
      answer.getByRole('row', { name: /Tokens read from the cache [1-9],\d{3}/ }),
    ).toBeVisible()
    await expect(answer.getByRole('row', { name: 'Tokens written to the cache 0' })).toBeVisible()
  })

  test('by keyboard: a limit of three tokens cuts the answer short, and no limit is no call', async ({
    running: { page },
  }) => {
    const section = page.getByRole('button', { name: /^Ask a model something/ })
    await section.focus()
    await page.keyboard.press('Enter')
    const limit = page.getByRole('textbox', { name: 'Longest answer (tokens)' })
    await limit.focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await expect(page.getByText('Say how long it may be.')).toBeVisible()
    await page.keyboard.type('3')
    const ask = page.getByRole('button', { name: /^Ask Claude/ })
    await ask.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('The answer reached the limit you set')).toBeVisible()
    await expect(page.getByText('This is the', { exact: true })).toBeVisible()
  })
})
