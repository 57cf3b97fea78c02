import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../practice/account.ts'
import { ssoRole } from '../../practice/scenarios/identity-center.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { findAwsCli } from '../../testing/cli/run-script.ts'

const cli = findAwsCli()
if (!cli) console.info('The AWS CLI is not installed, so the Identity Center script is not run.')

let bench: AppBench
let account: Account
beforeEach(async () => {
  bench = await openAppBench()
  account = (await bench.practice('identity-center')).account
})
afterEach(() => bench.close())

const open = async (profile?: string) => {
  await bench.ask('connect', {
    kind: 'practice',
    scenario: 'identity-center',
    ...(profile !== undefined && { profile }),
  })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
}
const permissionSet = () =>
  Object.values(account.identityCenter?.permissionSets ?? {}).find(
    ({ name }) => name === 'ClaudeUsers',
  )
const roleInline = () => account.iam.roles[ssoRole.name]?.inline ?? {}

describe('somebody who signs in through IAM Identity Center', () => {
  it('is told that an administrator changes the permission set, and gets what that one needs', async () => {
    await open()
    expect(await bench.status('permissions')).toBe('needs-admin')
    const plan = await bench.ask('planStep', { step: 'permissions' })
    expect(plan).toMatchObject({ changes: [], isByHand: true })
    expect(plan.notes.join(' ')).toContain('permission set ClaudeUsers')
    const { files, message } = await bench.ask('handOver', { planId: plan.id })
    expect(files.map(({ name }) => name)).toEqual([
      'groundwork-permissions.html',
      'groundwork-permission-set.json',
      'groundwork-permission-set.sh',
      'groundwork-permission-set.ps1',
    ])
    expect(JSON.parse(files[1]?.text ?? '')).toMatchObject({ Version: '2012-10-17' })
    expect(files[0]?.text).toContain('Reprovision for account 111122223333')
    expect(message).toContain('permission set ClaudeUsers')
  })

  it.skipIf(!cli)(
    'is done once the administrator has run the script, which overwrites nothing',
    async () => {
      await open()
      const plan = await bench.ask('planStep', { step: 'permissions' })
      const { files } = await bench.ask('handOver', { planId: plan.id })
      const script = files.find(({ name }) => name.endsWith('.sh'))?.text ?? ''
      const { keys } = await bench.practice('identity-center')
      const run = () =>
        promisify(execFile)('bash', ['-c', script], {
          env: {
            PATH: process.env.PATH,
            AWS_DEFAULT_REGION: 'eu-central-1',
            AWS_ACCESS_KEY_ID: keys.admin.accessKeyId,
            AWS_SECRET_ACCESS_KEY: keys.admin.secretAccessKey,
            AWS_EC2_METADATA_DISABLED: 'true',
            AWS_PAGER: '',
          },
        })
      await run()
      expect(Object.keys(roleInline())).toEqual(['AwsSSOInlinePolicy'])
      expect(await bench.status('permissions')).toBe('done')
      await run()
      const set = permissionSet()
      if (set) set.inline = '{"Version":"2012-10-17","Statement":[]}'
      await expect(run()).rejects.toMatchObject({
        stderr: expect.stringContaining('already has an inline policy'),
      })
      expect(set?.inline).toContain('"Statement":[]')
    },
  )
})

describe('an administrator of IAM Identity Center', () => {
  const asAdmin = async () => {
    await open('practice-admin')
    await bench.ask('choose', { principal: { kind: 'role', name: ssoRole.name } })
  }

  it('puts the policy into the permission set, carries it over, and takes both back', async () => {
    const before = structuredClone(account)
    await asAdmin()
    expect(await bench.status('permissions')).toBe('needs-you')
    const plan = await bench.apply({ step: 'permissions' })
    expect(plan.changes.map(({ term }) => term)).toEqual([
      'sso:PutInlinePolicyToPermissionSet',
      'sso:ProvisionPermissionSet',
    ])
    expect(await bench.status('permissions')).toBe('done')
    expect(Object.values(roleInline())).toEqual([permissionSet()?.inline])
    expect((await bench.undoEverything()).status).toBe('done')
    expect(account.identityCenter).toEqual(before.identityCenter)
    expect(account.iam.roles).toEqual(before.iam.roles)
  })

  it('keeps every statement that the permission set has', async () => {
    const theirs = { Sid: 'Theirs', Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }
    const set = permissionSet()
    const former = JSON.stringify({ Version: '2012-10-17', Statement: theirs })
    if (set) set.inline = former
    await asAdmin()
    await bench.apply({ step: 'permissions' })
    const { Statement } = JSON.parse(set?.inline ?? '{}')
    expect(Statement[0]).toEqual(theirs)
    expect(Statement.length).toBeGreaterThan(4)
    await bench.undoEverything()
    expect(set?.inline).toBe(former)
  })

  it('puts other choices in the place of those before, each statement once', async () => {
    const sids = () =>
      JSON.parse(permissionSet()?.inline ?? '{}').Statement.map(({ Sid }: { Sid: string }) => Sid)
    await asAdmin()
    await bench.ask('choose', { moreRegions: ['eu-west-1', 'eu-north-1'] })
    await bench.apply({ step: 'permissions' })
    expect(new Set(sids()).size).toBe(sids().length)
    await bench.ask('choose', { moreRegions: [], models: { opus: null } })
    expect(await bench.status('permissions')).toBe('needs-you')
    await bench.apply({ step: 'permissions' })
    expect(sids().filter((sid: string) => /Opus|InEu|Ineu/.test(sid))).toEqual([])
    expect(await bench.status('permissions')).toBe('done')
  })
})
