import type { Page } from '@playwright/test'
import { firstOpen, lookAgain } from './doctor-page.ts'
import { expect, type Host, test } from './fixtures.ts'
import { findPractice } from './steer-practice.ts'
import { withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

type Practice = Awaited<ReturnType<typeof findPractice>>
export type At = {
  readonly page: Page
  readonly host: Host
  readonly practice: () => Promise<Practice>
}
/** A situation that is broken, what the doctor has to say first, and how it is mended. */
export type Case = {
  readonly scenario: string
  /** The request to an administrator is saved to a file. */
  readonly savesFiles?: true
  /** What somebody did until it went wrong. */
  readonly before: (at: At) => Promise<void>
  /** What the first finding says, and the button of its cure. */
  readonly says: RegExp
  readonly cure: RegExp
  /** Where the cure is beyond this window: who does it, before it is looked at again. */
  readonly outside?: (at: At) => Promise<void>
  /** What is pressed after the cure's button. */
  readonly mend?: (at: At) => Promise<void>
  /** What is in order afterwards. */
  readonly healed: RegExp
}

export async function pickRegion({ page }: Pick<At, 'page'>) {
  await goTo(page, 'region')
  await withMouse(page, /^Use .+, inside /)
  await expect(page).toHaveURL(/#\/models$/)
}

export async function callModels(at: Pick<At, 'page'>) {
  await pickRegion(at)
  await withMouse(at.page, 'Call each model once')
  await expect(
    at.page.getByText(/When it was last tried|Every chosen model answers/).first(),
  ).toBeVisible()
}

export async function attachThePolicy({ page }: Pick<At, 'page'>) {
  await withMouse(page, /^Create the policy and attach it/)
  await expect(page.getByRole('button', { name: 'Prove what is allowed and denied' })).toBeVisible()
}

/** Makes a test of it: the cause stands first, its cure is pressed, and the doctor agrees. */
export function namesAndMends({ scenario, before, says, cure, healed, ...more }: Case): void {
  test(`${scenario}: the doctor names the cause first, and its cure mends it`, async ({
    running: { page, host },
  }) => {
    test.skip(
      more.savesFiles === true && host.name === 'electron',
      'Electron asks where to save with a dialog of the system.',
    )
    test.setTimeout(180_000)
    // The app opens on a fresh account by itself.
    if (scenario !== 'Fresh account') await openScenario(page, scenario)
    let found: Promise<Practice> | undefined
    const at = { page, host, practice: () => (found ??= findPractice(page)) }
    await before(at)
    await lookAgain(page)
    await expect(firstOpen(page)).toContainText(says)
    await more.outside?.(at)
    await firstOpen(page).getByRole('button', { name: cure }).first().click()
    await more.mend?.(at)
    // Some answers of AWS are kept for some seconds, so it may have to be pressed again.
    await expect(async () => {
      await lookAgain(page)
      await expect(page.getByRole('list', { name: 'Open' })).not.toContainText(says, {
        timeout: 1_000,
      })
    }).toPass()
    await page.getByText(/^In order \(/).click()
    await expect(page.getByRole('list', { name: 'In order' })).toContainText(healed)
  })
}
