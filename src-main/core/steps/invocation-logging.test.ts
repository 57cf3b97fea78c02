import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../practice/account.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { group, record, region, role, stop } from '../../testing/recorded-calls.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const secret = 'What is the secret plan?'
const review = () => bench.ask('reviewLogging', null)
const call = () =>
  bench.ask('testCall', {
    id: 'one',
    profileId: 'eu.anthropic.claude-sonnet-5-5',
    prompt: secret,
    maxTokens: 50,
    caching: 'off',
  })
/** The account without what a call leaves in it, and what nobody can take back. */
const plain = ({ events, usage, ...account }: Account) =>
  structuredClone({ ...account, iam: { ...account.iam, accessKeys: {} } })

describe('recording each call', () => {
  it('is off, and keeps no text when it is turned on, with a role that can do nothing else', async () => {
    const account = await bench.open('fresh')
    expect(await review()).toEqual({ mayLook: true, logGroup: group })
    expect(await bench.status('invocation-logging')).toBe('needs-you')
    const { changes, notes } = await bench.apply(record())
    expect(changes.map(({ term }) => term)).toEqual([
      'logs:CreateLogGroup',
      'logs:PutRetentionPolicy',
      'iam:CreateRole',
      'iam:PutRolePolicy',
      'bedrock:PutModelInvocationLoggingConfiguration',
    ])
    expect(changes[0]?.cost).toContain('for a gigabyte')
    expect(notes.join()).toContain('What is asked and answered is not kept.')
    expect(account.bedrock.invocationLogging?.[region]).toEqual({
      cloudWatchConfig: {
        logGroupName: group,
        roleArn: `arn:aws:iam::111122223333:role/${role}`,
      },
      textDataDeliveryEnabled: false,
      imageDataDeliveryEnabled: false,
      embeddingDataDeliveryEnabled: false,
      videoDataDeliveryEnabled: false,
      audioDataDeliveryEnabled: false,
    })
    const { trust = '', inline = {} } = account.iam.roles[role] ?? {}
    expect(JSON.parse(trust).Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'bedrock.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:${region}:111122223333:*` },
        },
      },
    ])
    expect(JSON.parse(inline.WriteClaudeCalls ?? '').Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: `arn:aws:logs:${region}:111122223333:log-group:${group}:log-stream:aws/bedrock/modelinvocations`,
      },
    ])
    expect(await bench.status('invocation-logging')).toBe('done')
    expect((await bench.ask('planStep', record())).changes).toEqual([])
  })

  it('shows who called what and what it took, and has none of the text', async () => {
    const account = await bench.open('month-of-use')
    await bench.apply(record())
    expect((await review()).records).toEqual([])
    const { tokens } = await call()
    const { records = [], setting } = await review()
    expect(records).toEqual([
      expect.objectContaining({
        who: 'admin',
        model: 'eu.anthropic.claude-sonnet-5-5',
        input: tokens.input,
        output: tokens.output,
        hasText: false,
      }),
    ])
    expect(setting).toEqual({ isOwn: true, logGroup: group, keepsText: false, retentionDays: 30 })
    expect(JSON.stringify(account.logGroups)).not.toContain(secret)
  })

  it('keeps the text where that is asked for, and says beforehand what that means', async () => {
    const account = await bench.open('month-of-use')
    await bench.apply(record())
    const { changes, notes } = await bench.apply(record(true))
    expect(changes.map(({ id }) => id)).toEqual(['record-calls'])
    expect(notes.join()).toContain('source code, files, whatever is pasted, and secrets among it')
    await call()
    expect((await review()).records).toMatchObject([{ hasText: true }])
    expect(JSON.stringify(account.logGroups)).toContain(secret)
    expect(JSON.stringify(await review())).not.toContain(secret)
  })

  it('leaves the account as it began when taken back, and says what goes with it', async () => {
    const account = await bench.open('month-of-use')
    await call()
    const before = plain(account)
    await bench.apply(record())
    await bench.apply(record(true, 90))
    await call()
    const { notes } = await bench.ask('planUndo', { scope: 'everything' })
    expect(notes.join()).toContain('what has been recorded there is deleted with it, for good')
    await bench.undoEverything()
    expect(plain(account)).toEqual(before)
  })

  it('deletes records after as many days as chosen, and the change of that comes back too', async () => {
    const account = await bench.open('fresh')
    const days = () =>
      Object.values(account.logGroups ?? {}).map(({ retentionDays }) => retentionDays)
    await bench.apply(record())
    const { changes } = await bench.apply(record(false, 90))
    expect(changes).toMatchObject([
      { id: 'keep-records', why: expect.stringContaining('So far they are kept for 30 days') },
    ])
    expect(days()).toEqual([90])
    const [newest] = await bench.ask('readHistory', null)
    const { id } = await bench.ask('planUndo', { scope: 'change', changeId: newest?.id ?? '' })
    await bench.ask('applyPlan', { planId: id })
    expect(days()).toEqual([30])
  })

  it('stops, keeps what is there, and goes on exactly as before when that is taken back', async () => {
    const account = await bench.open('month-of-use')
    await bench.apply(record())
    await call()
    const { notes } = await bench.apply(stop)
    expect(notes.join()).toContain(`What has been recorded stays in the log group ${group}`)
    await call()
    expect(account.bedrock).not.toHaveProperty('invocationLogging')
    expect(Object.values(account.logGroups ?? {})[0]?.streams).toHaveProperty(
      ['aws/bedrock/modelinvocations', 'events', 'length'],
      1,
    )
    expect(await bench.status('invocation-logging')).toBe('needs-you')
    expect((await bench.ask('planStep', stop)).changes).toEqual([])
    await bench.undoEverything()
    expect(account).not.toHaveProperty('logGroups')
  })

  it('is nothing for somebody without the rights, and that is said', async () => {
    await bench.open('month-of-use', 'claude-bedrock')
    const { status, title, detail } = await bench.ask('checkStep', { step: 'invocation-logging' })
    expect([status, title]).toEqual(['needs-admin', 'You may not see whether calls are recorded'])
    expect(detail).toContain('bedrock:GetModelInvocationLoggingConfiguration')
    expect(await review()).toEqual({ mayLook: false, logGroup: group })
    await expect(bench.ask('planStep', record())).rejects.toMatchObject({
      problem: { code: 'permission.denied' },
    })
  })

  it('is handed to an administrator as a script, and CloudFormation’s part is said', async () => {
    await bench.open('fresh')
    const { files } = await bench.ask('handOver', {
      planId: (await bench.ask('planStep', record())).id,
    })
    const script = files.find(({ name }) => name.endsWith('.sh'))?.text
    expect(script).toContain('aws logs create-log-group')
    expect(script).toContain('aws bedrock put-model-invocation-logging-configuration')
    expect(files.map(({ name }) => name).join()).not.toContain('cloudformation')
    expect(files[0]?.text).toContain('CloudFormation does not know this setting of Bedrock')
  })
})
