import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  DescribePermissionSetCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  ProvisionPermissionSetCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { withKeyboard, withMouse } from './walk.ts'
import { goTo, openScenario } from './window.ts'

async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    withMouse(page, `Save ${name}`),
  ])
  return readFile(await download.path(), 'utf8')
}

/** What an administrator of IAM Identity Center does with the package, from a computer of their own. */
async function administer(dataDir: string, script: string, InlinePolicy: string) {
  const path = join(dataDir, 'practice/identity-center/home/.aws/credentials')
  const section = /\[practice-admin\]([^[]*)/.exec(await readFile(path, 'utf8'))?.[1] ?? ''
  const value = (name: string) => new RegExp(`${name}\\s*=\\s*(\\S+)`).exec(section)?.[1] ?? ''
  const client = new SSOAdminClient({
    region: 'eu-central-1',
    endpoint: /^export AWS_ENDPOINT_URL=(\S+)$/m.exec(script)?.[1] ?? '',
    credentials: {
      accessKeyId: value('aws_access_key_id'),
      secretAccessKey: value('aws_secret_access_key'),
    },
  })
  const { Instances } = await client.send(new ListInstancesCommand({}))
  const InstanceArn = Instances?.[0]?.InstanceArn
  const { PermissionSets = [] } = await client.send(new ListPermissionSetsCommand({ InstanceArn }))
  for (const PermissionSetArn of PermissionSets) {
    const set = { InstanceArn, PermissionSetArn }
    const { PermissionSet } = await client.send(new DescribePermissionSetCommand(set))
    if (PermissionSet?.Name !== 'ClaudeUsers') continue
    await client.send(new PutInlinePolicyToPermissionSetCommand({ ...set, InlinePolicy }))
    const target = { TargetType: 'AWS_ACCOUNT', TargetId: '111122223333' } as const
    await client.send(new ProvisionPermissionSetCommand({ ...set, ...target }))
  }
}

test('an Identity Center user hands the permission set over, and sees when it is done', async ({
  running: { page, host },
}) => {
  test.skip(host.name === 'electron', 'Electron asks where to save with a dialog of the system.')
  await openScenario(page, 'Identity Center user')
  await goTo(page, 'permissions')
  await expect(
    page.getByText('The permission set ClaudeUsers does not hold the narrow policy yet'),
  ).toBeVisible()
  await expect(page.getByText('An administrator makes this change.')).toBeVisible()
  await expect(page.getByText('AWS said no')).toBeHidden()
  await withKeyboard(page, 'Ask my admin')
  const script = await saved(page, 'groundwork-permission-set.sh')
  const policy = await saved(page, 'groundwork-permission-set.json')
  await administer(host.dataDir, script, policy)
  await withKeyboard(page, 'Check again')
  await expect(page.getByText(/^Done, seen at /)).toBeVisible()
  await withMouse(page, 'Close the request')
  await withMouse(page, 'Prove what is allowed and denied')
  await expect(page.getByRole('heading', { name: /^Proven:/ })).toBeVisible()
})
