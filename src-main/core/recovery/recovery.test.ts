import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RecoveryChapterId } from '../../../shared/checklist/recovery.ts'
import type { PlanRequest } from '../../../shared/setup/plan.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const home = 'data/practice/broad-policy/home'
const planted = {
  bearer: 'ABSKplantedplantedplantedplanted',
  secret: 'plantedSecretplantedSecretplantedSecret1',
  anthropic: 'sk-ant-plantedplantedplanted',
}
let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.write(
    `${home}/.claude/settings.json`,
    JSON.stringify({
      env: { AWS_BEARER_TOKEN_BEDROCK: planted.bearer, MY_SERVER_PASSWORD: planted.secret },
      apiKeyHelper: `echo ${planted.anthropic}`,
    }),
  )
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', {
    region: 'eu-central-1',
    residency: 'geography',
    moreRegions: ['eu-west-1'],
  })
})
afterEach(() => bench.close())

const make = () => bench.ask('makeRecovery', null)
const chapter = async (id: RecoveryChapterId) =>
  (await make()).chapters.find((each) => each.id === id)
const item = async () =>
  (await bench.ask('readChecklist', null)).items.find(({ id }) => id === 'recovery')
const save = async () => {
  const { at, marks } = await make()
  await bench.ask('noteRecoverySaved', { at, marks })
}

const stopped: PlanRequest = {
  step: 'cost-guardrails',
  ask: {
    action: 'set',
    limitUsd: 1_000_000,
    covers: 'claude',
    tell: 'topic',
    emails: ['ada@example.com'],
    stop: { who: { kind: 'user', name: 'claude-bedrock-user' }, approval: 'manual' },
  },
}

describe('the recovery document', () => {
  it('says what is really there: the policy in force and who holds it, not what would be made', async () => {
    expect((await chapter('permissions'))?.texts).toEqual([])
    await bench.apply({ step: 'permissions' })
    const { rows, texts } = (await chapter('permissions')) ?? {}
    expect(rows?.[0]?.value).toContain('held by user claude-bedrock-user')
    const practice = await bench.practice('broad-policy')
    const made = Object.values(practice.account.iam.policies)[0]
    const version = made?.versions[made.defaultVersion]
    if (!version || !made) throw new Error('There is no policy.')
    expect(JSON.parse(texts?.[0]?.text ?? '')).toEqual(JSON.parse(version.document))
    version.document = '{"Version":"2012-10-17","Statement":[]}'
    expect((await chapter('permissions'))?.texts[0]?.text).toContain('"Statement": []')
  })

  it('names every model by the profile it is called by, in each Region', async () => {
    const { rows } = (await chapter('models')) ?? {}
    expect(rows).toContainEqual({
      label: expect.stringMatching(/Opus .* from eu-west-1$/),
      value: expect.stringMatching(/^eu\.anthropic\./),
    })
  })

  it('holds the budget with who hears of it, the trail with its bucket, and the lines of the files', async () => {
    await bench.apply({
      step: 'cost-guardrails',
      ask: {
        action: 'set',
        limitUsd: 200,
        covers: 'claude',
        tell: 'mail',
        emails: ['ada@example.com'],
      },
    })
    await bench.apply({ step: 'audit-trail', ask: { bucket: 'claude-audit-of-ours' } })
    await bench.apply({ step: 'dashboard' })
    await bench.apply({ step: 'claude-code' })
    const text = (await make()).files.map((file) => file.text).join()
    for (const part of [
      'ada@example.com',
      '$200 a month for Claude',
      'into the bucket claude-audit-of-ours',
      'AWSCloudTrailAclCheck',
      'Body of the dashboard',
      'env.CLAUDE_CODE_USE_BEDROCK',
    ])
      expect(text.replaceAll('\\_', '_')).toContain(part)
  })

  it('holds the topic with whether each address has confirmed, and the stop with its policy and role', async () => {
    await bench.apply(stopped)
    const { rows = [], texts = [], restore = [] } = (await chapter('budgets')) ?? {}
    const arn = 'arn:aws:sns:us-east-1:111122223333:Groundwork-Claude'
    const policy = 'arn:aws:iam::111122223333:policy/Groundwork-Claude-Stop'
    expect(rows).toEqual(
      expect.arrayContaining([
        { label: 'Topic Groundwork-Claude', value: `${arn}; AWS Budgets may publish to it` },
        { label: 'Listens by email', value: 'ada@example.com' },
        { label: 'ada@example.com', value: 'has not pressed the link in the mail yet' },
        { label: 'Stop at 100 %', value: 'the user claude-bedrock-user, after approval' },
        { label: 'Policy that is attached then', value: policy },
        { label: 'The stop now', value: 'stands by' },
      ]),
    )
    expect(texts.map(({ title, text }) => [title, JSON.parse(text).Statement[0].Action])).toEqual([
      ['Policy of the topic Groundwork-Claude', 'SNS:Publish'],
      [
        'The policy of the stop, as it is in force',
        ['bedrock:InvokeModel*', 'bedrock-mantle:CreateInference'],
      ],
      ['Whom the role of the stop trusts', 'sts:AssumeRole'],
      ['What the role of the stop may do', ['iam:AttachUserPolicy', 'iam:DetachUserPolicy']],
    ])
    expect(restore.join(' ')).toContain('AWS mails each a new link')
    bench.pass(3 * 60_000)
    expect((await chapter('budgets'))?.rows).toContainEqual({
      label: 'ada@example.com',
      value: 'has confirmed',
    })
  })

  it('says of a topic and a stop that nobody may look at that they were not read', async () => {
    await bench.apply(stopped)
    const { account } = await bench.practice('broad-policy')
    account.faults.push(
      { service: 'sns', operation: '*', kind: 'denied' },
      { service: 'budgets', operation: 'DescribeBudgetActionsForBudget', kind: 'denied' },
    )
    const { rows = [], unread } = (await chapter('budgets')) ?? {}
    expect(unread).toBeUndefined()
    const value = expect.stringContaining('may not look')
    expect(rows).toContainEqual({ label: 'Topic Groundwork-Claude', value })
    expect(rows).toContainEqual({ label: 'Stop at 100 %', value })
  })

  it('has every chapter in both files, each with how to put it back', async () => {
    const { chapters, files } = await make()
    expect(files.map(({ name }) => name.split('.').at(-1))).toEqual(['html', 'md'])
    for (const { text } of files)
      for (const { title, restore } of chapters) {
        expect(text).toContain(title)
        expect(restore.length).toBeGreaterThan(0)
      }
    expect(files[0]?.text).toContain("default-src 'none'")
    expect(files[0]?.text).not.toMatch(/<script|src=|href=/)
  })

  it('holds no key, wherever one stands', async () => {
    const { keys } = await bench.practice('broad-policy')
    await bench.apply({ step: 'claude-code' })
    const settings = join(bench.home, home, '.claude/settings.json')
    const held = JSON.parse(await readFile(settings, 'utf8'))
    held.env.ANTHROPIC_DEFAULT_OPUS_MODEL = planted.anthropic
    await writeFile(settings, JSON.stringify(held))
    const whole = JSON.stringify(await make())
    for (const secret of [
      ...Object.values(planted),
      ...Object.values(keys).flatMap((key) => [key.secretAccessKey, key.accessKeyId]),
    ])
      expect(whole).not.toContain(secret)
  })

  it('says what could not be read, and why', async () => {
    await bench.ask('connect', { kind: 'practice', scenario: 'cloudwatch-only' })
    const { chapters, marks, files } = await make()
    const budgets = chapters.find(({ id }) => id === 'budgets')
    expect(budgets?.unread).toMatch(/\S/)
    expect(marks).not.toHaveProperty('budgets')
    expect(files[0]?.text).toContain('Not read: ')
  })
})

describe('the point of the checklist', () => {
  it('is done with the date it was saved, and not while nothing was', async () => {
    expect(await item()).toMatchObject({ status: 'needs-you' })
    await save()
    const saved = await item()
    expect(saved).toMatchObject({ status: 'done' })
    bench.pass(3_600_000)
    expect((await item())?.at).toBe(saved?.at)
  })

  it('names what has changed since, and is done again when that was taken back', async () => {
    await save()
    await bench.apply({ step: 'dashboard' })
    expect(await item()).toMatchObject({
      status: 'needs-you',
      seen: [expect.stringContaining('has changed: Dashboard (CloudWatch).')],
    })
    await bench.undoEverything()
    expect(await item()).toMatchObject({ status: 'done' })
  })

  it('is not open because a trial was repeated or a backup made', async () => {
    await bench.ask('saveSettings', { backupEvery: 'day' })
    await save()
    await bench.apply({ step: 'failover' })
    await bench.ask('backUpNow', null)
    bench.pass(20 * 24 * 3_600_000)
    expect(await item()).toMatchObject({ status: 'done' })
  })

  it('is not open because an address has confirmed', async () => {
    await bench.apply(stopped)
    await save()
    bench.pass(3 * 60_000)
    expect(await item()).toMatchObject({ status: 'done' })
  })

  it('does not take what cannot be read now for changed', async () => {
    await save()
    const practice = await bench.practice('broad-policy')
    practice.account.faults.push({
      service: 'budgets',
      operation: 'DescribeBudgets',
      kind: 'denied',
    } as never)
    const { status, evidence } = (await item()) ?? {}
    expect(status).toBe('done')
    expect(evidence).toContainEqual({
      label: 'Could not be compared now',
      value: 'Budgets and cost alerts',
    })
  })
})
