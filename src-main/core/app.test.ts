import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Handlers } from '../../shared/contract.ts'
import type { ScenarioName } from '../../shared/practice.ts'
import type { ChangeProgress, PlanRequest } from '../../shared/setup/plan.ts'
import type { StepId } from '../../shared/setup/step.ts'
import { type Practice, startPractice } from '../practice/start.ts'
import { type App, createApp } from './app.ts'
import type { Powers } from './powers.ts'

let folder: string
let app: App
let practice: Practice | undefined
let progress: ChangeProgress[]
let clock = 0

const signal = new AbortController().signal
const ask = <Name extends keyof Handlers>(name: Name, input: Parameters<Handlers[Name]>[0]) =>
  // A handler and its input belong together, which a generic table cannot show.
  (app.handlers[name] as (input: unknown, context: object) => ReturnType<Handlers[Name]>)(input, {
    signal,
  })

function powers(environment: Record<string, string> = {}): Powers {
  return {
    info: {
      name: 'Groundwork',
      version: '0',
      host: 'browser',
      platform: 'linux',
      powers: [],
      dataFolder: folder,
    },
    places: {
      dataFolder: join(folder, 'data'),
      awsConfig: join(folder, '.aws/config'),
      awsCredentials: join(folder, '.aws/credentials'),
      claudeFolder: join(folder, '.claude'),
      claudeBedrockCursorFolder: join(folder, '.config/claude-bedrock-cursor'),
    },
    environment,
    now: () => Date.now() + clock,
    openLink: async () => {},
    openPractice: async (scenario) => {
      practice ??= await startPractice({ scenario })
      return practice
    },
    log: () => {},
  }
}

const start = (environment?: Record<string, string>) => {
  app = createApp(powers(environment), (name, body) => {
    if (name === 'changeProgressed') progress.push(body as ChangeProgress)
  })
}
const openPractice = (scenario: ScenarioName) => ask('connect', { kind: 'practice', scenario })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-app-'))
  progress = []
  clock = 0
  start()
})
afterEach(async () => {
  await app.close()
  await practice?.stop()
  practice = undefined
  await rm(folder, { recursive: true, force: true })
})

const form = {
  companyName: 'Example',
  companyWebsite: 'https://example.com',
  intendedUsers: '0' as const,
  industryOption: 'Technology',
  otherIndustryOption: '',
  useCases: 'Software',
}
async function apply(request: PlanRequest) {
  const plan = await ask('planStep', request)
  const outcome = await ask('applyPlan', { planId: plan.id })
  expect(outcome.changes.filter(({ status }) => status !== 'done')).toEqual([])
  return plan
}
const status = async (step: StepId) => (await ask('checkStep', { step })).status
const settle = () => {
  if (practice) practice.account.clockAheadMs += 10_000
  clock += 10_000
}

async function walk() {
  const { recommended } = await ask('reviewRegions', null)
  await ask('choose', { region: recommended?.region, residency: recommended?.residency })
  await apply({ step: 'first-use-form', form })
  await apply({ step: 'agreements' })
  expect(await status('agreements')).toBe('waiting')
  settle()
  await apply({ step: 'model-access' })
  await apply({ step: 'permissions' })
  await apply({ step: 'proof' })
  await apply({ step: 'claude-code' })
}

describe('a fresh practice account', () => {
  it('is what a machine without profiles opens on, with its own home', async () => {
    const connection = await ask('readConnection', null)
    expect(connection).toMatchObject({
      choice: { kind: 'practice', scenario: 'fresh' },
      identity: { name: 'admin', accountName: 'practice-account' },
      region: 'eu-central-1',
    })
  })

  it('goes from nothing to a proven narrow policy and Claude Code connected', async () => {
    await walk()
    for (const step of [
      'first-use-form',
      'agreements',
      'model-access',
      'permissions',
      'proof',
      'claude-code',
    ] as const)
      expect([step, await status(step)]).toEqual([step, 'done'])
    const home = join(folder, 'data/practice/fresh/home')
    const settings = JSON.parse(await readFile(join(home, '.claude/settings.json'), 'utf8'))
    expect(settings.env).toEqual({
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_PROFILE: 'claude-bedrock',
      AWS_REGION: 'eu-central-1',
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
      ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-5-5',
      ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-haiku-5-5',
    })
    expect(practice?.account.iam.users['claude-bedrock-user']?.attached).toEqual([
      'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess',
    ])
    expect(progress.some(({ status: each }) => each === 'running')).toBe(true)
  })

  it('plans nothing the second time', async () => {
    await walk()
    for (const step of ['agreements', 'permissions', 'claude-code'] as const)
      expect((await ask('planStep', { step })).changes).toEqual([])
  })

  it('is where it was after the app was started again', async () => {
    await walk()
    await app.close()
    start()
    expect(await status('proof')).toBe('done')
    expect((await ask('readHistory', null)).length).toBeGreaterThan(8)
  })

  it('is as it was at first once everything is taken back, but for the form', async () => {
    await ask('readConnection', null)
    const { users, roles, policies } = structuredClone(practice?.account.iam) ?? {}
    await walk()
    const plan = await ask('planUndo', { scope: 'everything' })
    const outcome = await ask('applyPlan', { planId: plan.id })
    expect(outcome.status).toBe('done')
    expect(practice?.account.iam).toMatchObject({ users, roles, policies })
    expect(practice?.account.iam.policies).toEqual(policies)
    expect(practice?.account.bedrock.agreements).toEqual({})
    const settings = join(folder, 'data/practice/fresh/home/.claude/settings.json')
    await expect(readFile(settings)).rejects.toThrow('ENOENT')
    expect((await ask('planUndo', { scope: 'everything' })).changes).toEqual([])
  })

  it('lets nothing be applied that was not shown, and nothing twice', async () => {
    await expect(ask('applyPlan', { planId: 'made-up' })).rejects.toMatchObject({
      problem: { code: 'plan.unknown' },
    })
    const plan = await ask('planStep', { step: 'first-use-form', form })
    await ask('applyPlan', { planId: plan.id })
    await expect(ask('applyPlan', { planId: plan.id })).rejects.toMatchObject({
      problem: { code: 'plan.unknown' },
    })
  })
})

describe('other situations', () => {
  it('broad policy: the narrow one takes its place', async () => {
    await openPractice('broad-policy')
    await ask('choose', { region: 'eu-central-1', residency: 'geography' })
    const plan = await apply({ step: 'permissions' })
    expect(plan.changes.map(({ id }) => id)).toEqual([
      'create-policy',
      'attach-policy',
      'detach-AmazonBedrockFullAccess',
    ])
    await apply({ step: 'proof' })
    expect(await status('permissions')).toBe('done')
  })

  it('global: the policy is proven as well', async () => {
    await openPractice('broad-policy')
    await ask('choose', { region: 'ap-southeast-1', residency: 'global' })
    await apply({ step: 'permissions' })
    await apply({ step: 'agreements' })
    await apply({ step: 'proof' })
    expect(await status('proof')).toBe('done')
  })

  it('member who may not touch IAM: an administrator is needed, and said so', async () => {
    await openPractice('member-without-iam')
    expect(await status('account-check')).toBe('needs-admin')
    expect(await status('permissions')).toBe('needs-admin')
    const { abilities } = await ask('reviewAccount', null)
    expect(abilities.find(({ id }) => id === 'write-policies')?.answer).toBe('no')
    expect((await ask('reviewPermissions', null)).principalsProblem?.code).toBe('permission.denied')
  })

  it('expired session: a cure, not a crash', async () => {
    const connection = await openPractice('expired-session')
    expect(connection.problem?.code).toBe('credentials.expired')
    expect(await ask('checkStep', { step: 'sign-in' })).toMatchObject({
      status: 'needs-you',
      problem: { code: 'credentials.expired' },
    })
    expect(await ask('checkStep', { step: 'region' })).toMatchObject({ status: 'blocked' })
  })

  it('throttled: a chosen model still answers after a while', async () => {
    await openPractice('throttled')
    await ask('choose', { region: 'eu-central-1', residency: 'geography' })
    await apply({ step: 'model-access' })
  }, 30_000)

  it('a month of use: tokens and money from their own sources', async () => {
    await openPractice('month-of-use')
    const usage = await ask('readUsage', { range: '30d', refreshSpend: false })
    expect(usage.metrics).toMatchObject({ status: 'ok' })
    expect(usage.spend).toMatchObject({ status: 'ok' })
  })
})

describe('the person’s own files', () => {
  const environment = () => ({ AWS_ENDPOINT_URL: practice?.endpoint ?? '' })

  it('keep everything else when keys are pasted and Claude Code is connected', async () => {
    practice = await startPractice({ scenario: 'broad-policy' })
    await mkdir(join(folder, '.aws'), { recursive: true })
    await mkdir(join(folder, '.claude'), { recursive: true })
    const credentials =
      '# mine\n[work]\naws_access_key_id = AKIAWORKWORKWORKWORK\naws_secret_access_key = untouched\n'
    await writeFile(join(folder, '.aws/credentials'), credentials)
    await writeFile(
      join(folder, '.claude/settings.json'),
      '{\n  // mine\n  "theme": "dark",\n  "env": { "FOO": "1" }\n}\n',
    )
    start(environment())
    const { accessKeyId, secretAccessKey } = practice.keys.admin
    const keys = { profile: 'claude-bedrock', accessKeyId, secretAccessKey, region: 'eu-central-1' }
    const plan = await apply({ step: 'sign-in', keys })
    expect(JSON.stringify(plan)).not.toContain(secretAccessKey)
    expect((await ask('readConnection', null)).identity?.name).toBe('admin')
    await ask('choose', {
      region: 'eu-central-1',
      residency: 'geography',
      claudeProfile: 'claude-bedrock',
    })
    await apply({ step: 'claude-code' })
    const saved = await readFile(join(folder, '.aws/credentials'), 'utf8')
    expect(saved.startsWith(credentials)).toBe(true)
    const settings = await readFile(join(folder, '.claude/settings.json'), 'utf8')
    expect(settings).toContain('// mine\n  "theme": "dark",')
    expect(settings).toContain('"FOO": "1"')
    expect(await readFile(join(folder, 'data/ledger.jsonl'), 'utf8')).not.toContain(secretAccessKey)

    await ask('applyPlan', { planId: (await ask('planUndo', { scope: 'everything' })).id })
    expect(await readFile(join(folder, '.aws/credentials'), 'utf8')).toBe(credentials)
  })

  it('are not touched by keys that AWS does not know', async () => {
    practice = await startPractice({ scenario: 'fresh' })
    start(environment())
    const keys = {
      profile: 'claude-bedrock',
      accessKeyId: practice.keys.admin.accessKeyId,
      secretAccessKey: 'w'.repeat(40),
      region: 'eu-central-1',
    }
    await expect(ask('planStep', { step: 'sign-in', keys })).rejects.toMatchObject({
      problem: { code: 'credentials.invalid' },
    })
  })

  it('are left alone when settings.json is malformed', async () => {
    practice = await startPractice({ scenario: 'month-of-use' })
    await mkdir(join(folder, '.aws'), { recursive: true })
    const { accessKeyId, secretAccessKey } = practice.keys.admin
    await writeFile(
      join(folder, '.aws/credentials'),
      `[default]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\nregion=eu-central-1\n`,
    )
    await mkdir(join(folder, '.claude'))
    await writeFile(join(folder, '.claude/settings.json'), '{\n  "env": {\n')
    start(environment())
    expect(await ask('checkStep', { step: 'claude-code' })).toMatchObject({
      status: 'blocked',
      problem: { code: 'file.malformed' },
    })
  })
})
