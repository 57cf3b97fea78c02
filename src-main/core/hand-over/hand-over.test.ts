import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HandOver } from '../../../shared/setup/hand-over.ts'
import { type AppBench, openAppBench, useCaseForm } from '../../testing/app-bench.ts'
import { openTemplateCheck } from '../../testing/cli/cloudformation-faults.ts'

const cli = spawnSync('aws', ['--version'], { encoding: 'utf8' })
if (cli.status !== 0) console.info('The AWS CLI is not installed, so no package is run.')

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const textOf = ({ files }: HandOver, ending: string) =>
  files.find(({ name }) => name.endsWith(ending))?.text ?? ''

async function handOver(request: Parameters<AppBench['apply']>[0]): Promise<HandOver> {
  const { id } = await bench.ask('planStep', request)
  return bench.ask('handOver', { planId: id })
}

/** As an administrator does it at home: with credentials of their own and none of the member's files. */
async function runAsAdmin(script: string, keys?: { accessKeyId: string; secretAccessKey: string }) {
  const { accessKeyId, secretAccessKey } =
    keys ?? (await bench.practice('member-without-iam')).keys.admin
  const home = await mkdtemp(join(tmpdir(), 'groundwork-admin-'))
  // Version 1 of the CLI has no such option: it always takes bytes as they are.
  const isOld = /aws-cli\/1\./.test(cli.stdout)
  const runnable = isOld ? script.replaceAll(/ --cli-binary-format \S+/g, '') : script
  try {
    await promisify(execFile)('bash', ['-c', runnable], {
      env: {
        PATH: process.env.PATH,
        HOME: home,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_PAGER: '',
      },
    })
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

describe('a package for the administrator of a member who may not touch IAM', () => {
  beforeEach(() => bench.ask('connect', { kind: 'practice', scenario: 'member-without-iam' }))

  it('has a page, both scripts, a template and the policy, and leaves the plan to be applied', async () => {
    const { id } = await bench.ask('planStep', { step: 'permissions' })
    const made = await bench.ask('handOver', { planId: id })
    expect(made.files.map(({ name }) => name)).toEqual([
      'groundwork-permissions.html',
      'groundwork-permissions.sh',
      'groundwork-permissions.ps1',
      'groundwork-permissions.cloudformation.json',
      'ClaudeBedrockCursorAccess.policy.json',
    ])
    expect(made.asked).toBe(2)
    expect(await bench.ask('handOver', { planId: id })).toMatchObject({ asked: 2 })
    expect((await bench.ask('applyPlan', { planId: id })).status).toBe('failed')
    await expect(bench.ask('handOver', { planId: id })).rejects.toMatchObject({
      problem: { code: 'plan.unknown' },
    })
  })

  it('says who asks for what, why, what it costs, how to take it back and how to do it', async () => {
    const made = await handOver({ step: 'permissions' })
    const page = textOf(made, '.html')
    for (const words of [
      'Create the policy ClaudeBedrockCursorAccess',
      '(<code>iam:CreatePolicy</code>)',
      'Free.',
      'aws iam delete-policy',
      'arn:aws:iam::111122223333:user/claude-bedrock-user',
      '<pre>bash groundwork-permissions.sh</pre>',
      'CAPABILITY_NAMED_IAM',
      'made for an administrator to carry out',
    ])
      expect(page).toContain(words)
    expect(page).not.toMatch(/from History|<script|undefined|\[object/)
    expect(made.message).toContain('- groundwork-permissions.ps1: ')
    expect(made.mailto.length).toBeLessThan(1800)
    expect(decodeURIComponent(made.mailto)).toContain('- Create the policy')
  })

  it('carries nothing of the member’s sign-in: no profile, no path, no secret', async () => {
    const all = JSON.stringify(await handOver({ step: 'permissions' }))
    const { keys } = await bench.practice('member-without-iam')
    expect(all).not.toContain('--profile')
    expect(all).not.toContain(bench.home)
    for (const secret of [keys.user.secretAccessKey, keys.user.accessKeyId])
      expect(all).not.toContain(secret)
  })

  it('has a template that AWS’s own schemas take', async () => {
    const faultsOf = await openTemplateCheck()
    const made = await handOver({ step: 'permissions' })
    expect(faultsOf(JSON.parse(textOf(made, '.cloudformation.json')))).toEqual([])
  }, 30_000)

  it.skipIf(cli.status !== 0)(
    'does with the AWS CLI what was asked for, and is seen to be done',
    async () => {
      const made = await handOver({ step: 'permissions' })
      expect(await bench.status('permissions')).toBe('needs-admin')
      await runAsAdmin(textOf(made, '.sh'))
      const { account } = await bench.practice('member-without-iam')
      const arn = 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess'
      expect(account.iam.users['claude-bedrock-user']?.attached).toContain(arn)
      expect(JSON.parse(account.iam.policies[arn]?.versions.v1?.document ?? '')).toEqual(
        JSON.parse(textOf(made, '.policy.json')),
      )
      expect(await bench.ask('checkStep', { step: 'permissions' })).toMatchObject({
        status: 'needs-admin',
        detail: expect.stringContaining('a broader policy is in force'),
      })
      // What the note of the plan asks for besides.
      const user = account.iam.users['claude-bedrock-user']
      user?.attached.splice(0, Infinity, arn)
      bench.pass(61_000)
      expect(await bench.ask('checkStep', { step: 'permissions' })).toMatchObject({
        status: 'done',
        title: 'claude-bedrock-user sees the chosen models and is refused others',
      })
      await bench.apply({ step: 'proof' })
      expect(await bench.status('proof')).toBe('done')
    },
    60_000,
  )

  it.skipIf(cli.status !== 0)(
    'stops before its first change in another account',
    async () => {
      const { keys, account } = await bench.practice('member-without-iam')
      const script = textOf(await handOver({ step: 'permissions' }), '.sh')
      const other = script.replaceAll('111122223333', '999999999999')
      await expect(runAsAdmin(other, keys.admin)).rejects.toMatchObject({
        stderr: expect.stringContaining('for account 111122223333, not for 999999999999'),
      })
      expect(Object.keys(account.iam.policies).join()).not.toContain('ClaudeBedrockCursorAccess')
    },
    60_000,
  )
})

describe('a package', () => {
  beforeEach(() => bench.ask('connect', { kind: 'practice', scenario: 'fresh' }))

  it('has the form as AWS takes it, and no template where there could be nothing in it', async () => {
    const made = await handOver({ step: 'first-use-form', form: useCaseForm })
    expect(JSON.parse(textOf(made, 'first-use-form.json'))).toEqual(useCaseForm)
    expect(textOf(made, '.cloudformation.json')).toBe('')
    expect(textOf(made, '.html')).toContain('CloudFormation has nothing for this form.')
    expect(textOf(made, '.html')).toContain('This cannot be taken back')
  })

  it('leaves out what is done on the member’s computer, and says so', async () => {
    await bench.apply({ step: 'first-use-form', form: useCaseForm })
    const files = await handOver({ step: 'claude-code' })
    expect(files.asked).toBe(0)
    expect(files.files.map(({ name }) => name)).toEqual(['groundwork-claude-code.html'])
    expect(files.leftOut[0]).toContain('That is a file on the member’s computer')
    expect(textOf(files, '.html')).toContain('Nothing in AWS.')
    const proof = await handOver({ step: 'proof' })
    expect(proof).toMatchObject({ asked: 0 })
    expect(proof.leftOut[0]).toContain('claude-bedrock')
  })

  it('never holds a secret, even of keys that were just pasted', async () => {
    const { keys, endpoint } = await bench.practice('fresh')
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    const made = await handOver({
      step: 'sign-in',
      keys: { profile: 'mine', region: 'eu-central-1', ...keys.user },
    })
    expect(JSON.stringify(made)).not.toContain(keys.user.secretAccessKey)
    expect(JSON.stringify(made)).not.toContain(keys.user.accessKeyId)
  })

  it('is made of a way back too', async () => {
    await bench.apply({ step: 'permissions' })
    const { id } = await bench.ask('planUndo', { scope: 'step', step: 'permissions' })
    const made = await bench.ask('handOver', { planId: id })
    expect(made.files.map(({ name }) => name)).toEqual([
      'groundwork-undo-permissions.html',
      'groundwork-undo-permissions.sh',
      'groundwork-undo-permissions.ps1',
    ])
    expect(textOf(made, '.html')).toContain(
      'CloudFormation takes away only what it has made itself',
    )
  })
})
