import { expect, test } from './fixtures.ts'
import { violations } from './violations.ts'
import { withKeyboard, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const section = /^A private way to Bedrock/

test('a private way is made by keyboard, waited for, and taken back', async ({
  running: { page },
}) => {
  test.setTimeout(120_000)
  await openScenario(page, 'A month of use')
  await goTo(page, 'more')
  await withKeyboard(page, section)
  await expect(page.getByText('On a laptop you gain nothing.')).toBeVisible()
  await expect(page.getByText('About $14.60 a month (estimated)')).toBeVisible()
  await page.getByRole('checkbox', { name: /^eu-central-1c/ }).press('Space')
  await expect(page.getByText('About $21.90 a month (estimated)')).toBeVisible()
  await withKeyboard(page, 'Make the private way…')
  await expect(page.getByText('Create an endpoint for bedrock-runtime in 3 zones')).toBeVisible()
  await withKeyboard(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  const table = page.getByRole('region', { name: 'Endpoints for Bedrock' })
  await expect(table.getByText('available')).toBeVisible()
  await expect(table.getByText('the chosen models')).toBeVisible()
  await expect(page.getByText(/^Programs in vpc-\w+ reach Bedrock privately$/)).toBeVisible()
  await withKeyboard(page, 'Take it back…')
  await withKeyboard(page, 'Undo this step')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withKeyboard(page, 'Close')
  await expect(page.getByText('There is no private way to Bedrock in this Region')).toBeVisible()
})

test('without private DNS, by mouse, Claude Code is told the address, and what that costs', async ({
  running: { page },
}) => {
  test.setTimeout(120_000)
  await openScenario(page, 'Many models, many Regions')
  await goTo(page, 'more')
  await withMouse(page, section)
  await page.getByRole('combobox', { name: 'Network (VPC)' }).click()
  await page.getByRole('option', { name: /^office/ }).click()
  await withMouse(page, 'Make the private way…')
  await expect(page.getByText('This network does not answer names.')).toBeVisible()
  await page.getByRole('switch', { name: 'Under Bedrock’s usual name (private DNS)' }).click()
  await page.getByRole('checkbox', { name: /^eu-central-1a: office-a-2/ }).check()
  await expect(page.getByText('Two of them are in eu-central-1a.')).toBeVisible()
  await page.getByRole('checkbox', { name: /^eu-central-1a: office-a-2/ }).uncheck()
  await withMouse(page, 'Make the private way…')
  await withMouse(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withMouse(page, 'Close')
  await page.getByRole('switch', { name: /^Write the endpoint’s own address/ }).click()
  await withMouse(page, 'Use its address…')
  await expect(
    page.getByText('Set ANTHROPIC_BEDROCK_BASE_URL in Claude Code’s settings'),
  ).toBeVisible()
  await expect(page.getByText(/stops caching the last part/)).toBeVisible()
  await withMouse(page, 'Apply these changes')
  await expect(page.getByText('What was changed')).toBeVisible()
  await withMouse(page, 'Close')
  await expect(page.getByText(/^Claude Code on this computer sends its requests to/)).toBeVisible()
})

test('where there is no network, or one may not see it, that is said', async ({
  running: { page },
}) => {
  await openScenario(page, 'Organisation denies a Region')
  await goTo(page, 'more')
  await withMouse(page, section)
  await expect(page.getByText(/^There is no network \(VPC\) in eu-central-1/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make the private way…' })).toBeHidden()
  await openScenario(page, 'Member who may not touch IAM')
  await goTo(page, 'more')
  await withMouse(page, section)
  await expect(page.getByText(/^You may not see the network\. An administrator may/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make the private way…' })).toBeHidden()
})

test('the section has no violation, light and dark', async ({ running: { page } }) => {
  await openScenario(page, 'Many models, many Regions')
  await goTo(page, 'more')
  await withMouse(page, section)
  await page.getByText('The policy as JSON').click()
  expect(await violations(page, 'private network')).toEqual([])
})
