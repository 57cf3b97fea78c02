import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Practice } from '../practice/start.ts'
import { type AppBench, openAppBench } from '../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const section = (name: string, { accessKeyId, secretAccessKey }: Practice['keys']['admin']) =>
  `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\nregion = eu-central-1\n`

describe('a practice account', () => {
  const open = (scenario: Practice['account']['scenario']) =>
    bench.ask('connect', { kind: 'practice', scenario })

  it('whose member may not touch IAM needs an administrator, and says so', async () => {
    expect((await open('member-without-iam')).identity?.name).toBe('claude-bedrock-user')
    expect(await bench.status('account-check')).toBe('needs-admin')
    expect(await bench.status('permissions')).toBe('needs-admin')
    const { abilities } = await bench.ask('reviewAccount', null)
    const answers = Object.fromEntries(abilities.map(({ id, answer }) => [id, answer]))
    expect(answers).toMatchObject({
      'see-models': 'yes',
      'write-policies': 'no',
      invoke: 'unknown',
    })
    const review = await bench.ask('reviewPermissions', null)
    expect(review.principalsProblem?.code).toBe('permission.denied')
    expect(review.statements.length).toBeGreaterThan(3)
    const { changes, notes, script } = await bench.ask('planStep', { step: 'permissions' })
    expect(changes.map(({ id }) => id)).toEqual(['create-policy', 'attach-policy'])
    expect(notes[0]).toContain('made for an administrator')
    expect(script).toContain('--user-name claude-bedrock-user')
    await bench.apply({ step: 'claude-code' })
  })

  it('whose session has run out offers a cure on every step', async () => {
    expect((await open('expired-session')).problem?.code).toBe('credentials.expired')
    expect(await bench.ask('checkStep', { step: 'sign-in' })).toMatchObject({
      status: 'needs-you',
      problem: { code: 'credentials.expired', remedies: [{ kind: 'goTo', place: 'sign-in' }, {}] },
    })
    expect(await bench.status('region')).toBe('blocked')
    await expect(bench.ask('reviewModels', null)).rejects.toMatchObject({
      problem: { code: 'credentials.expired' },
    })
  })

  it('that is throttled still answers, a little later', async () => {
    await open('throttled')
    await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
    await bench.apply({ step: 'model-access' })
    expect(await bench.status('model-access')).toBe('done')
  }, 30_000)

  it('that AWS has given no tokens is blocked until AWS raises the quota', async () => {
    await open('zero-quota')
    await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
    const finding = await bench.ask('checkStep', { step: 'model-access' })
    expect(finding).toMatchObject({ status: 'blocked', problem: { code: 'quota.none' } })
    const [text] = finding.problem?.remedies ?? []
    expect(text).toMatchObject({
      kind: 'run',
      command: expect.stringMatching(
        /Account 111122223333, Region eu-central-1[\s\S]*Sonnet 5\.5 \(L-/,
      ),
    })
    const { account } = await bench.practice('zero-quota')
    account.quotas = { isNewAccount: false, applied: {}, requests: [] }
    bench.pass(6_000)
    await bench.apply({ step: 'model-access' })
    const { status, evidence } = await bench.ask('checkStep', { step: 'model-access' })
    expect(status).toBe('done')
    expect(evidence).toContainEqual({
      label: 'Claude Sonnet 5.5: quota',
      value: '6,000,000 tokens a minute',
    })
  })

  it('whose organisation denies one destination Region names it, and works through another profile', async () => {
    await open('denied-region')
    await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
    const plan = await bench.ask('planStep', { step: 'model-access' })
    const { changes } = await bench.ask('applyPlan', { planId: plan.id })
    expect(changes[0]?.problem).toMatchObject({
      code: 'permission.deniedByOrganization',
      detail: expect.stringContaining('denies eu-south-2, one of the Regions'),
      remedies: [{ kind: 'goTo', place: 'region' }, {}],
    })
    await bench.ask('choose', { residency: 'global' })
    await bench.apply({ step: 'model-access' })
    expect(await bench.status('model-access')).toBe('done')
  })

  it('that has been used for a month shows tokens and money, each from its own source', async () => {
    await open('month-of-use')
    const usage = await bench.ask('readUsage', { range: '30d', refreshSpend: false })
    expect(usage).toMatchObject({ metrics: { status: 'ok' }, spend: { status: 'ok' } })
  })

  it('lists models with the account’s own prices and what is missing', async () => {
    await open('fresh')
    const { models, chosen, form } = await bench.ask('reviewModels', null)
    expect(form.state).toBe('missing')
    expect(chosen).toEqual({
      opus: 'eu.anthropic.claude-opus-5-5',
      sonnet: 'eu.anthropic.claude-sonnet-5-5',
      haiku: 'eu.anthropic.claude-haiku-5-5',
    })
    expect(models.find(({ profileId }) => profileId === chosen.sonnet)).toMatchObject({
      tier: 'sonnet',
      scope: 'geography',
      geography: 'eu',
      prices: { input: 2.2, output: 11, cacheRead: 0.11, source: 'this account’s offer' },
      access: { agreement: 'not-available', regionAvailable: true },
    })
  })

  it('reaches Claude from every Region that answers, and says why one does not', async () => {
    await open('fresh')
    const { account } = await bench.practice('fresh')
    const Condition = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }
    account.iam.serviceControlPolicies.push(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          { Effect: 'Deny', Action: '*', Resource: '*', Condition },
        ],
      }),
    )
    const { regions, recommended } = await bench.ask('reviewRegions', null)
    expect(recommended).toMatchObject({ region: 'eu-central-1', residency: 'geography' })
    const row = (name: string) => regions.find(({ region }) => region === name)
    expect(row('ap-southeast-1')).toMatchObject({
      hasGlobal: true,
      tiers: { geography: [], global: ['opus', 'sonnet', 'haiku'] },
    })
    expect(row('eu-west-1')?.problem?.code).toBe('permission.deniedByOrganization')
    expect(row('us-east-1')?.destinations).toEqual(['us-east-1', 'us-east-2', 'us-west-2'])
  })
})

describe('the person’s own files', () => {
  const credentials =
    '# mine\n[work]\naws_access_key_id = AKIAWORKWORKWORKWORK\naws_secret_access_key = untouched\n'
  const pasted = (key: Practice['keys']['admin']) => ({
    step: 'sign-in' as const,
    keys: { profile: 'claude-bedrock', ...key, region: 'eu-central-1' },
  })
  const read = (path: string) => readFile(join(bench.home, path), 'utf8')

  it('keep everything else when keys are pasted and Claude Code is connected', async () => {
    const { endpoint, keys } = await bench.practice('broad-policy')
    const { secretAccessKey } = keys.admin
    await bench.write('.aws/credentials', credentials)
    const settings =
      '{\n  // mine\n  "theme": "dark",\n  "env": { "FOO": "1", "ANTHROPIC_MODEL": "x" }\n}\n'
    await bench.write('.claude/settings.json', settings)
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    expect((await bench.ask('readConnection', null)).problem?.code).toBe('credentials.invalid')

    const plan = await bench.apply(pasted(keys.admin))
    expect(JSON.stringify(plan)).not.toContain(secretAccessKey)
    expect(await bench.ask('readConnection', null)).toMatchObject({
      choice: { kind: 'profile', profile: 'claude-bedrock' },
      identity: { name: 'admin' },
    })
    expect(bench.connections.at(-1)?.profile).toBe('claude-bedrock')
    await bench.ask('choose', { claudeProfile: 'claude-bedrock' })
    const { notes } = await bench.apply({ step: 'claude-code' })
    expect(notes[0]).toContain('also sets ANTHROPIC_MODEL')
    expect((await read('.aws/credentials')).startsWith(credentials)).toBe(true)
    expect(await read('.claude/settings.json')).toContain('// mine\n  "theme": "dark",')
    expect(await read('.claude/settings.json')).toContain('"FOO": "1"')
    expect(await read('data/ledger.jsonl')).not.toContain(secretAccessKey)

    await bench.undoEverything()
    expect(await read('.aws/credentials')).toBe(credentials)
    expect(await read('.claude/settings.json')).toBe(settings)
    // The profile has gone, so the app is where such a machine starts.
    expect((await bench.ask('readConnection', null)).profile).toBe('work')
  })

  it('are not touched by keys that AWS does not know', async () => {
    const { endpoint, keys } = await bench.practice('fresh')
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    const wrong = pasted({ ...keys.admin, secretAccessKey: 'w'.repeat(40) })
    await expect(bench.ask('planStep', wrong)).rejects.toMatchObject({
      problem: { code: 'credentials.invalid' },
    })
    expect((await bench.ask('readConnection', null)).choice.kind).toBe('practice')
  })

  it('are read again when a failed sign-in is looked at later', async () => {
    const { endpoint, keys } = await bench.practice('fresh')
    await bench.write(
      '.aws/credentials',
      section('default', { ...keys.admin, secretAccessKey: 'w'.repeat(40) }),
    )
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    expect(await bench.status('sign-in')).toBe('needs-you')
    await bench.write('.aws/credentials', section('default', keys.admin))
    bench.pass(5_000)
    expect(await bench.status('sign-in')).toBe('done')
    expect(bench.connections.at(-1)?.identity?.name).toBe('admin')
  })

  it('are read again when AWS stops taking the keys', async () => {
    const { endpoint, keys, account } = await bench.practice('fresh')
    await bench.write('.aws/credentials', section('default', keys.user))
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    expect(await bench.status('sign-in')).toBe('done')
    delete account.iam.accessKeys[keys.user.accessKeyId]
    expect(await bench.status('sign-in')).toBe('needs-you')
    await bench.write('.aws/credentials', section('default', keys.admin))
    expect(await bench.status('sign-in')).toBe('done')
  })

  it('are left alone when settings.json is malformed', async () => {
    const { endpoint, keys } = await bench.practice('month-of-use')
    await bench.write('.aws/credentials', section('default', keys.admin))
    await bench.write('.claude/settings.json', '{\n  "env": {\n')
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    expect(await bench.ask('checkStep', { step: 'claude-code' })).toMatchObject({
      status: 'blocked',
      problem: { code: 'file.malformed', detail: expect.stringContaining('line 3') },
    })
  })

  it('start the app on the profile that the environment names', async () => {
    const { endpoint, keys } = await bench.practice('month-of-use')
    await bench.write(
      '.aws/credentials',
      section('default', keys.admin) + section('other', keys.user),
    )
    await bench.restart({ AWS_ENDPOINT_URL: endpoint, AWS_PROFILE: 'other' })
    expect((await bench.ask('readConnection', null)).profile).toBe('other')
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    expect((await bench.ask('readConnection', null)).profile).toBe('default')
  })
})
