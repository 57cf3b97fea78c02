import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const pickRegion = async (page: Page) => {
  await goTo(page, 'region')
  await withMouse(page, /^Use .+, inside /)
  await expect(page).toHaveURL(/#\/models$/)
}
const callModels = async (page: Page) => {
  await pickRegion(page)
  await withMouse(page, 'Call each model once')
  await expect(
    page.getByText(/When it was last tried|Every chosen model answers/).first(),
  ).toBeVisible({ timeout: 30_000 })
}

type Case = {
  readonly scenario: string
  readonly before: (page: Page) => Promise<void>
  /** What the first finding says, and where its cure leads. */
  readonly says: RegExp
  readonly cure: RegExp
}
const nothing = async () => {}

const cases: readonly Case[] = [
  {
    scenario: 'Fresh account',
    before: pickRegion,
    says: /first-use form has to be filled in/,
    cure: /^Go to First-use form/,
  },
  {
    scenario: 'Broad policy attached',
    before: callModels,
    says: /does not have the narrow policy yet.*AmazonBedrockFullAccess/s,
    cure: /^Go to Permissions/,
  },
  {
    scenario: 'Member who may not touch IAM',
    before: nothing,
    says: /an administrator has to set it up/,
    cure: /^Go to Account check/,
  },
  {
    scenario: 'Identity Center user',
    before: nothing,
    says: /an administrator has to set it up/,
    cure: /^Go to Account check/,
  },
  {
    scenario: 'Viewer of CloudWatch alone',
    before: nothing,
    says: /Not allowed: .*see models/s,
    cure: /^Go to Account check/,
  },
  {
    scenario: 'Nobody has subscribed',
    before: nothing,
    says: /Not allowed: .*agreements/s,
    cure: /^Go to Account check/,
  },
  {
    scenario: 'New account without tokens',
    before: nothing,
    says: /AWS gives this account no tokens/,
    cure: /^Open a support case/,
  },
  {
    scenario: 'No payment method',
    before: pickRegion,
    says: /no payment method/,
    cure: /^Go to Agreements/,
  },
  {
    scenario: 'Model kept back',
    before: callModels,
    says: /Opus 5\.5: AWS does not offer this model to this account/,
    cure: /^Go to Model calls/,
  },
  {
    scenario: 'Data retention asked for',
    before: callModels,
    says: /Sonnet 5\.5: This model asks for another data retention setting/,
    cure: /^Go to Model calls/,
  },
  {
    scenario: 'Organisation denies a Region',
    before: callModels,
    says: /Your organisation forbids this/,
    cure: /^Go to Model calls/,
  },
  {
    scenario: 'Broad rights from everywhere',
    before: callModels,
    says: /TeamBedrock.*far more than is needed/s,
    cure: /^Go to Permissions/,
  },
  {
    scenario: 'Permission boundary',
    before: callModels,
    says: /permission boundary \(DeveloperLimit\)/,
    cure: /^Go to Permissions/,
  },
  {
    scenario: 'Expired session',
    before: nothing,
    says: /The sign-in has run out/,
    cure: /^Sign in again/,
  },
]

const firstOf = (page: Page) => page.getByRole('list', { name: 'Open' }).locator('> li').first()

for (const { scenario, before, says, cure } of cases)
  test(`${scenario}: the doctor names the cause first, with the way to its cure`, async ({
    running: { page },
  }) => {
    // The app opens on a fresh account by itself.
    if (scenario !== 'Fresh account') await openScenario(page, scenario)
    await before(page)
    await goTo(page, 'doctor')
    await expect(page.getByText(/^(One thing is|\d+ things are) open/)).toBeVisible({
      timeout: 30_000,
    })
    await expect(firstOf(page)).toContainText(says)
    const button = firstOf(page).getByRole('button', { name: cure }).first()
    await expect(button).toBeVisible()
    if (/^\^Open/.test(cure.source)) return
    await button.click()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(page).not.toHaveURL(/#\/doctor$/)
  })

test('the cure of a Region that is denied makes the models answer, and the doctor agrees', async ({
  running: { page },
}) => {
  await openScenario(page, 'Organisation denies a Region')
  await callModels(page)
  await goTo(page, 'doctor')
  await firstOf(page).getByRole('button', { name: 'Go to Model calls' }).click()
  await withMouse(page, 'Call each model once')
  await page.getByRole('button', { name: 'Choose another Region' }).first().click()
  await page.getByText('Anywhere AWS has room (global)').click()
  await withMouse(page, /^Use .+, global/)
  await withMouse(page, 'Call each model once')
  await expect(page.getByRole('heading', { name: /Every chosen model answers/ })).toBeVisible({
    timeout: 30_000,
  })
  await goTo(page, 'doctor')
  await expect(page.getByText(/^(One thing is|\d+ things are) open/)).toBeVisible()
  await expect(firstOf(page)).not.toContainText('Your organisation forbids this')
})

test('the broad policy is gone once its cure has been carried out', async ({
  running: { page },
}) => {
  await openScenario(page, 'Broad policy attached')
  await callModels(page)
  await goTo(page, 'doctor')
  await firstOf(page).getByRole('button', { name: 'Go to Permissions' }).click()
  await withMouse(page, /^Create the policy and attach it/)
  await expect(page.getByRole('button', { name: 'Prove what is allowed and denied' })).toBeVisible()
  await goTo(page, 'doctor')
  await expect(page.getByText(/^(One thing is|\d+ things are) open/)).toBeVisible()
  await expect(firstOf(page)).not.toContainText('narrow policy')
})

test('a throttled account says so under the last hour, and a used one has a hit rate', async ({
  running: { page },
}) => {
  await openScenario(page, 'Throttled')
  await goTo(page, 'doctor')
  const hour = page.getByRole('region', { name: 'The last hour' })
  await expect(hour).toContainText(/of \d[\d,]* calls were refused for going too fast/)
  await openScenario(page, 'A month of use')
  await goTo(page, 'doctor')
  await expect(hour).toContainText(/\d+ % of what Claude read came from the cache/)
})

test('the report and the log are read by keyboard alone, and hold no key', async ({
  running: { page },
}) => {
  await goTo(page, 'doctor')
  await expect(page.getByText(/things are open/)).toBeVisible()
  await page.getByRole('button', { name: 'Write the report' }).focus()
  await page.keyboard.press('Enter')
  const report = page.getByRole('region', { name: 'Report, as text for an issue' })
  await expect(report).toContainText('# Groundwork report')
  await expect(report).not.toContainText(/AKIA|\b\d{12}\b/)
  await page.getByRole('button', { name: 'Read the log' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/\d+ of \d+ entries/)).toBeVisible()
  await goTo(page, 'about')
  await page.getByLabel('Find a word').focus()
  await page.keyboard.type('arn')
  await expect(page.getByText(/full name of a thing at AWS/)).toBeVisible()
})
