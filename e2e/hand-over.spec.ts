import { readFile } from 'node:fs/promises'
import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  DetachUserPolicyCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import type { Download, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { administratorOf, endpointIn } from './administrator.ts'
import { expect, test } from './fixtures.ts'
import { withKeyboard, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

const member = 'claude-bedrock-user'
const arn = 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess'

async function downloadOf(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return download
}

async function unpacked(download: Download): Promise<Record<string, string>> {
  const bytes = await readFile(await download.path())
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, each]) => [name, new TextDecoder().decode(each)]),
  )
}

test.describe('Member who may not touch IAM', () => {
  test.beforeEach(({ running: { page } }) => openScenario(page, 'Member who may not touch IAM'))

  test('hands the permissions over, the administrator does it, and the window sees it', async ({
    running: { page, host },
  }) => {
    test.skip(host.name === 'electron', 'Electron asks where to save with a dialog of the system.')
    await goTo(page, 'permissions')
    await withKeyboard(page, 'Ask my admin')
    await expect(page.getByRole('heading', { name: 'Ask my admin' })).toBeFocused()
    const panel = page.getByRole('region', { name: 'Ask my admin' })
    await expect(panel.getByRole('link', { name: 'Write a mail' })).toHaveAttribute(
      'href',
      /^mailto:\?subject=/,
    )

    const one = await downloadOf(page, () => withMouse(page, 'Save groundwork-permissions.html'))
    expect(one.suggestedFilename()).toBe('groundwork-permissions.html')
    expect(await readFile(await one.path(), 'utf8')).toContain('Content-Security-Policy')
    const all = await downloadOf(page, () => withMouse(page, 'Save all as one file'))
    expect(all.suggestedFilename()).toBe('groundwork-permissions.zip')
    const files = await unpacked(all)
    const script = files['groundwork-permissions/groundwork-permissions.sh'] ?? ''
    const document = files['groundwork-permissions/ClaudeBedrockCursorAccess.policy.json'] ?? ''
    expect(script).toContain('aws iam create-policy')
    expect(script).not.toContain('--profile')

    await withMouse(page, 'Check again')
    await expect(panel.getByText(/^Not done yet at /)).toBeVisible()

    const iam = new IAMClient(
      await administratorOf(host.dataDir, 'member-without-iam', endpointIn(script)),
    )
    const user = { UserName: member }
    await iam.send(
      new CreatePolicyCommand({
        PolicyName: 'ClaudeBedrockCursorAccess',
        PolicyDocument: document,
      }),
    )
    await iam.send(new AttachUserPolicyCommand({ ...user, PolicyArn: arn }))
    // The page's note asks for this too.
    await iam.send(
      new DetachUserPolicyCommand({
        ...user,
        PolicyArn: 'arn:aws:iam::aws:policy/AmazonBedrockLimitedAccess',
      }),
    )
    await withMouse(page, 'Check again')
    await expect(panel.getByText(/^Done, seen at /)).toBeVisible()
    await withMouse(page, 'Close the request')
    await expect(panel).toBeHidden()
    await withMouse(page, 'Prove what is allowed and denied')
    await expect(page.getByRole('heading', { name: /^Proven:/ })).toBeVisible()
  })

  test('the page reads well by itself, and loads and runs nothing', async ({
    running: { page, host },
    context,
  }) => {
    test.skip(host.name === 'electron', 'Electron asks where to save with a dialog of the system.')
    await goTo(page, 'permissions')
    await withMouse(page, 'Ask my admin')
    const saved = await downloadOf(page, () => withMouse(page, 'Save groundwork-permissions.html'))
    const text = await readFile(await saved.path(), 'utf8')
    const reader = await context.newPage()
    const asked: string[] = []
    reader.on('request', (request) => asked.push(request.url()))
    await reader.setContent(text)
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(`Let ${member} use`)
    await expect(reader.getByRole('heading', { name: 'How to do it' })).toBeVisible()
    await expect(reader.locator('.changes > li')).toHaveCount(2)
    expect(asked).toEqual([])
  })
})
