import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { goTo } from './window.ts'

type Fault = { readonly service: string; readonly operation: string; readonly kind: string }

/** Steers the practice account beneath the window, whose address is in every script the app makes for it. */
export async function findPractice(page: Page) {
  await goTo(page, 'usage')
  await page.getByRole('button', { name: /^Show the same in CloudWatch/ }).click()
  await page.getByRole('button', { name: 'I can’t do this, ask my admin' }).click()
  const address = page.getByText(/AWS_ENDPOINT_URL=http/).first()
  await expect(address).toBeAttached()
  const endpoint = /AWS_ENDPOINT_URL=(http:\/\/127\.0\.0\.1:\d+)/.exec(
    (await address.textContent()) ?? '',
  )?.[1]
  if (endpoint === undefined) throw new Error('The script names no address.')
  await page.getByRole('button', { name: 'Cancel' }).last().click()
  const ask = async (method: 'POST' | 'DELETE', what: string, body?: object) => {
    const answer = await fetch(`${endpoint}/_practice/${what}`, {
      method,
      headers: { 'x-practice-control': '1' },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(answer.status).toBe(200)
  }
  return {
    /** From now on every call runs into it. */
    plant: (kind: 'reset' | 'expired') =>
      ask('POST', 'faults', { service: '*', operation: '*', kind } satisfies Fault),
    heal: () => ask('DELETE', 'faults'),
    /** What nobody can put right from inside the account: AWS, whoever pays or the organisation does it. */
    mend: (cause: string) => ask('POST', 'mend', { cause }),
    /** Sets the account's own clock ahead of this computer's. */
    setAhead: (aheadMs: number) => ask('POST', 'clock', { aheadMs }),
    endpoint,
  }
}
