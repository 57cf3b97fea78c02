import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type At,
  attachThePolicy,
  type Case,
  callModels,
  namesAndMends,
  pickRegion,
} from './broken.ts'
import { firstOpen, lookAgain } from './doctor-page.ts'
import { expect, test } from './fixtures.ts'
import { withMouse } from './walk.ts'
import { openScenario } from './window.ts'

const leaveOut =
  (tier: string) =>
  async ({ page }: At) => {
    await page.getByRole('combobox', { name: `Model for ${tier}` }).click()
    await page.getByRole('option', { name: 'Leave it out' }).click()
    await expect(page.getByText('Every chosen model answers').first()).toBeVisible()
  }

const cases: readonly Case[] = [
  {
    scenario: 'Fresh account',
    before: pickRegion,
    says: /first-use form has to be filled in/,
    cure: /^Go to First-use form/,
    mend: async ({ page }) => {
      await page.getByLabel('Company, or your own name').fill('Example Ltd')
      await page.getByLabel('Website').fill('https://example.com')
      await expect(page.getByRole('list', { name: 'What will change' })).toBeVisible()
      await withMouse(page, 'Send the first-use form')
      await expect(page.getByRole('button', { name: 'Accept the agreements' })).toBeVisible()
    },
    healed: /first-use form has been sent/,
  },
  {
    scenario: 'Broad policy attached',
    before: callModels,
    says: /does not have the narrow policy yet.*AmazonBedrockFullAccess/s,
    cure: /^Go to Permissions/,
    mend: attachThePolicy,
    healed: /claude-bedrock-user has the narrow policy/,
  },
  {
    scenario: 'Model kept back',
    before: callModels,
    says: /Opus 5\.5: AWS does not offer this model to this account/,
    cure: /^Go to Model calls/,
    mend: leaveOut('Opus'),
    healed: /Every chosen model answers/,
  },
  {
    scenario: 'Data retention asked for',
    before: callModels,
    says: /Sonnet 5\.5: This model asks for another data retention setting/,
    cure: /^Go to Model calls/,
    mend: leaveOut('Sonnet'),
    healed: /Every chosen model answers/,
  },
  {
    scenario: 'Organisation denies a Region',
    before: callModels,
    says: /Your organisation forbids this/,
    cure: /^Go to Model calls/,
    mend: async ({ page }) => {
      await withMouse(page, 'Call each model once')
      await page.getByRole('button', { name: 'Choose another Region' }).first().click()
      await page.getByText('Anywhere AWS has room (global)').click()
      await withMouse(page, /^Use .+, global/)
      await withMouse(page, 'Call each model once')
      await expect(page.getByRole('heading', { name: 'Every chosen model answers' })).toBeVisible()
    },
    healed: /Every chosen model answers/,
  },
  {
    scenario: 'Broad rights from everywhere',
    before: callModels,
    says: /TeamBedrock.*far more than is needed/s,
    cure: /^Go to Permissions/,
    mend: attachThePolicy,
    healed: /claude-bedrock-user has the narrow policy/,
  },
]

for (const each of cases) namesAndMends(each)

test('a damaged file of Claude Code is named, and read again once it is mended', async ({
  running: { page, host },
}) => {
  await openScenario(page, 'Broad policy attached')
  await pickRegion({ page })
  const file = join(host.dataDir, 'practice/broad-policy/home/.claude/settings.json')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, '{ "env": { "AWS_REGION": ')
  await lookAgain(page)
  await expect(firstOpen(page)).toContainText(/not in the form it should be/)
  await writeFile(file, '{}')
  await firstOpen(page).getByRole('button', { name: 'I have mended it, look again' }).click()
  await expect(firstOpen(page)).not.toContainText(/not in the form it should be/)
})

test('an expired session of its own account is named before all that it stops', async ({
  running: { page },
}) => {
  await openScenario(page, 'Expired session')
  await lookAgain(page)
  await expect(firstOpen(page)).toContainText(/Nothing can be said of these until then: .*Proof/)
  await firstOpen(page).getByRole('button', { name: 'Sign in again' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to AWS' })).toBeFocused()
})
