import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { withKeyboard } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const policyArn = 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess'

/** The editor once it has the focus, which it takes when it opens. */
async function openEditor(page: Page) {
  await withKeyboard(page, 'Edit the document')
  const editor = page.getByRole('textbox', { name: 'Policy document (JSON)' })
  await expect(editor).toBeFocused()
  return editor
}

/** What IAM in the practice account has under the policy's ARN, as it is kept on disk. */
async function inForce(dataDir: string): Promise<unknown> {
  const file = join(dataDir, 'practice', 'broad-policy', 'account.json')
  const { iam } = JSON.parse(await readFile(file, 'utf8'))
  const held = iam.policies[policyArn]
  return held && JSON.parse(held.versions[held.defaultVersion].document)
}

test('a policy is broken, widened, mended, used and attached, by keyboard alone', async ({
  running: { page, host },
}) => {
  test.slow()
  await openScenario(page, 'Broad policy attached')
  await goTo(page, 'region')
  await withKeyboard(page, /^Use .+, inside /)
  await expect(page).toHaveURL(/#\/models$/)
  await goTo(page, 'permissions')
  await expect(page.getByRole('button', { name: 'Edit the document' })).toBeVisible()
  const generated = (await page.getByLabel('Policy document', { exact: true }).textContent()) ?? ''

  const editor = await openEditor(page)
  const findings = page.getByRole('list', { name: 'Findings' })
  const using = page.getByRole('button', { name: 'Use this document' })
  await expect(page.getByText('Nothing to say against it.')).toBeVisible()

  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await expect(findings.getByText('A comma is missing before this.')).toBeVisible()
  await expect(using).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Control+End')
  await withKeyboard(page, 'Error in line 3')
  await expect(editor).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.type(',')
  await expect(page.getByText('Nothing to say against it.')).toBeVisible()

  const policy = JSON.parse(generated)
  const [first] = policy.Statement
  const widened = {
    ...policy,
    Statement: [{ ...first, Action: ['bedrock:*'] }, ...policy.Statement.slice(1)],
  }
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(JSON.stringify(widened, null, 2))
  await expect(findings.getByText('"bedrock:*" allows everything in Bedrock')).toBeVisible()
  await expect(page.getByText('It can be used all the same.')).toBeVisible()

  const mended = {
    ...policy,
    Statement: [...policy.Statement, countTokens(policy.Statement)],
  }
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(JSON.stringify(mended, null, 2))
  await expect(page.getByText('Nothing to say against it.')).toBeVisible()
  await withKeyboard(page, 'Use this document')
  await expect(page.getByText('You edited this document.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit the document' })).toBeFocused()

  await page.getByText('What changes for claude-bedrock-user').press('Enter')
  await expect(
    page.getByRole('row', { name: /^Call the chosen models past .*Allowed Denied, changes$/ }),
  ).toBeVisible()

  await withKeyboard(page, 'Create the policy and attach it')
  await expect(page.getByRole('list', { name: 'What was changed' })).toBeVisible()
  await expect.poll(() => inForce(host.dataDir)).toEqual(mended)
  await page.getByText('Compared with what is attached now').press('Enter')
  await expect(
    page.getByText('ClaudeBedrockCursorAccess (version v1) says exactly this.'),
  ).toBeVisible()
})

/** A right that the generated document leaves out unless it is wanted. */
const countTokens = (statements: readonly { Sid: string; Resource: unknown }[]) => ({
  Sid: 'CountTokens',
  Effect: 'Allow',
  Action: ['bedrock:CountTokens'],
  Resource: statements.find(({ Sid }) => Sid.startsWith('Reach'))?.Resource,
})
