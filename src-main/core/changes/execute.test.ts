import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChangeProgress } from '../../../shared/setup/plan.ts'
import { type Practice, startPractice } from '../../practice/start.ts'
import { createAws } from '../aws/create-aws.ts'
import { readText } from '../files/read-text.ts'
import { lookAtCall } from '../settle/look-at-call.ts'
import type { AwsCall, Change, ChangePlan, JsonObject } from './change.ts'
import { execute } from './execute.ts'
import { openLedger } from './ledger-file.ts'
import { planUndo } from './plan-undo.ts'

let practice: Practice
let folder = ''
let aws: ReturnType<typeof createAws>
const world: Parameters<typeof planUndo>[2] = {
  readText,
  see: (call, account) => lookAtCall({ call, account, aws, signal: new AbortController().signal }),
}
beforeAll(async () => {
  practice = await startPractice({ scenario: 'broad-policy' })
  folder = await mkdtemp(join(tmpdir(), 'groundwork-execute-'))
  const section = (name: string, key: Practice['keys']['admin']) =>
    `[${name}]\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n`
  const { admin, user } = practice.keys
  await writeFile(join(folder, 'credentials'), section('admin', admin) + section('user', user))
  aws = createAws({
    profile: 'admin',
    region: 'eu-central-1',
    endpoint: practice.endpoint,
    places: { awsConfig: join(folder, 'config'), awsCredentials: join(folder, 'credentials') },
    environment: {},
  })
})
afterAll(async () => {
  aws.close()
  await practice.stop()
  await rm(folder, { recursive: true, force: true })
})

let told: ChangeProgress[]
let ledgerPath: string
beforeEach(() => {
  told = []
  ledgerPath = join(folder, `${randomUUID()}.jsonl`)
})

const user = 'claude-bedrock-user'
const attached = () => practice.account.iam.users[user]?.attached ?? []
const policyNamed = (name: string) => `arn:aws:iam::111122223333:policy/${name}`
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }],
})

const iam = (operation: string, input: JsonObject): AwsCall => ({
  kind: 'aws-call',
  service: 'iam',
  operation,
  input,
  region: 'us-east-1',
  expect: 'success',
})
const change = (id: string, effect: Change['effect'], more: Partial<Change> = {}): Change => ({
  id,
  title: `Do ${id}`,
  why: 'For the test.',
  effect,
  after: [],
  undo: [],
  undoWords: 'Take it back.',
  ...more,
})
const planOf = (changes: Change[], more: Partial<ChangePlan> = {}): ChangePlan => ({
  id: 'plan',
  step: 'permissions',
  title: 'Test',
  account: '111122223333',
  region: 'eu-central-1',
  profile: 'admin',
  changes,
  ...more,
})
type Options = { signal?: AbortSignal; onTell?: () => unknown; onUnexpected?: (e: unknown) => void }
const run = (plan: ChangePlan, { onTell, ...options }: Options = {}) =>
  execute(plan, {
    aws,
    ledger: openLedger(ledgerPath),
    backups: join(folder, 'backups'),
    now: Date.now,
    tell: (progress) => {
      told.push(progress)
      onTell?.()
    },
    signal: new AbortController().signal,
    ...options,
  })
const statuses = (id: string) =>
  told.filter(({ changeId }) => changeId === id).map(({ status }) => status)

const createAndAttach = (name: string) => [
  change('create', iam('CreatePolicy', { PolicyName: name, PolicyDocument: document }), {
    undo: [iam('DeletePolicy', { PolicyArn: { $output: ['create', 'Policy', 'Arn'] } })],
  }),
  change(
    'attach',
    iam('AttachUserPolicy', {
      UserName: user,
      PolicyArn: { $output: ['create', 'Policy', 'Arn'] },
    }),
    {
      after: ['create'],
      undo: [iam('DetachUserPolicy', { UserName: user, PolicyArn: policyNamed(name) })],
    },
  ),
]

describe('a plan', () => {
  it('runs in order, uses earlier answers, and is taken back from the ledger alone', async () => {
    const before = structuredClone(practice.account.iam)
    const outcome = await run(planOf(createAndAttach('OrderedPolicy')))
    expect(outcome.status).toBe('done')
    expect(attached()).toContain(policyNamed('OrderedPolicy'))
    expect(statuses('attach')).toEqual(['waiting', 'running', 'done'])

    const entries = await openLedger(ledgerPath).read()
    expect(entries.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(entries[0]?.requestId).toBeTruthy()
    const undo = await planUndo(entries, { scope: 'everything' }, world)
    expect((await run(planOf([], undo))).status).toBe('done')
    expect(practice.account.iam.policies).toEqual(before.policies)
    expect(practice.account.iam.users).toEqual(before.users)

    const after = await openLedger(ledgerPath).read()
    expect(after.slice(0, 2).map(({ status }) => status)).toEqual(['undone', 'undone'])
    expect((await planUndo(after, { scope: 'everything' }, world)).changes).toEqual([])
  })

  it('begins changes that do not wait for each other together', async () => {
    const read = (id: string) => change(id, iam('GetUser', { UserName: 'admin' }))
    await run(planOf([read('one'), read('two')]))
    const order = told.map(({ changeId, status }) => `${changeId} ${status}`)
    expect(order.indexOf('two running')).toBeLessThan(order.indexOf('one done'))
  })

  it('stops at the first failure and says what was not run', async () => {
    const { status, changes } = await run(
      planOf([
        change('gone', iam('GetUser', { UserName: 'nobody' })),
        change('next', iam('GetUser', { UserName: 'admin' }), { after: ['gone'] }),
      ]),
    )
    expect(status).toBe('failed')
    expect(changes).toMatchObject([
      { status: 'failed', problem: { code: 'aws.notFound' } },
      { status: 'not-run' },
    ])
    const [entry] = await openLedger(ledgerPath).read()
    expect(entry).toMatchObject({ changeId: 'gone', status: 'failed' })
  })

  it('stops before the next change when cancelled, and finishes the one under way', async () => {
    const cancel = new AbortController()
    const { signal } = cancel
    const onTell = () => statuses('create').includes('running') && cancel.abort()
    const { status } = await run(planOf(createAndAttach('Cancelled')), { onTell, signal })
    expect(status).toBe('cancelled')
    expect(statuses('create')).toEqual(['waiting', 'running', 'done'])
    expect(statuses('attach')).toEqual(['waiting', 'not-run'])
    expect(attached()).not.toContain(policyNamed('Cancelled'))
  })

  it('counts what was already so as done, and does not take it back', async () => {
    await run(planOf(createAndAttach('Twice').slice(0, 1)))
    const again = createAndAttach('Twice')
      .slice(0, 1)
      .map((create) => ({ ...create, alreadyDone: ['EntityAlreadyExistsException'] }))
    ledgerPath = `${ledgerPath}-again`
    const { changes } = await run(planOf(again))
    expect(changes).toMatchObject([{ status: 'done', note: 'was already so' }])
    const undo = await planUndo(await openLedger(ledgerPath).read(), { scope: 'everything' }, world)
    expect(undo.changes).toEqual([])
  })

  it('sends text as the bytes AWS wants, and leaves those out of the ledger', async () => {
    const formData = JSON.stringify({
      companyName: 'Grüße GmbH',
      companyWebsite: 'https://example.com',
      intendedUsers: '0',
      industryOption: 'Technology',
      otherIndustryOption: '',
      useCases: 'Writing software.',
    })
    const form = { ...iam('', {}), service: 'bedrock', region: 'eu-central-1' } as const
    const effect = { ...form, operation: 'PutUseCaseForModelAccess', input: { formData } }
    await run(planOf([change('form', effect, { undo: null })]))
    expect(practice.account.bedrock.useCaseForm).toBe(formData)
    expect(await readFile(ledgerPath, 'utf8')).not.toContain('Grüße')
    expect(await openLedger(ledgerPath).read()).toMatchObject([{ status: 'done', undo: null }])
  })

  it('hands a mistake of ours to the log and only app.unexpected to the screen', async () => {
    const mistakes: unknown[] = []
    const bad = change('bad', iam('GetUser', { Nonsense: 'x' }))
    const { changes } = await run(planOf([bad]), { onUnexpected: (e) => mistakes.push(e) })
    expect(changes).toMatchObject([{ status: 'failed', problem: { code: 'app.unexpected' } }])
    expect(String(mistakes[0])).toContain('iam:GetUser has no Nonsense')
  })
})

describe('a proof', () => {
  const asUser = (expected: AwsCall['expect']): AwsCall => ({
    ...iam('ListUsers', {}),
    profile: 'user',
    expect: expected,
  })

  it('succeeds when AWS refuses what must be refused', async () => {
    const { changes } = await run(planOf([change('denied', asUser('denied'))]))
    expect(changes).toMatchObject([{ status: 'done', note: 'refused, as it should be' }])
  })

  it('fails when AWS allows what must be refused', async () => {
    const call = { ...asUser('denied'), profile: 'admin' }
    const { changes } = await run(planOf([change('allowed', call)]))
    expect(changes).toMatchObject([{ status: 'failed', problem: { code: 'aws.refused' } }])
  })

  it('does not take another failure for a refusal, and does not wait for it', async () => {
    const call = { ...iam('GetUser', { UserName: 'nobody' }), expect: 'denied' as const }
    const { changes } = await run(planOf([change('other', call, { settleMs: 60_000 })]))
    expect(changes).toMatchObject([{ status: 'failed', problem: { code: 'aws.notFound' } }])
  })

  it('waits while AWS spreads a permission, and says so', async () => {
    const before = [...attached()]
    const arn = 'arn:aws:iam::aws:policy/AdministratorAccess'
    const settle = change('settle', asUser('success'), { settleMs: 10_000 })
    const onTell = () =>
      told.at(-1)?.note?.includes('still spreading') &&
      !attached().includes(arn) &&
      attached().push(arn)
    const { status } = await run(planOf([settle]), { onTell })
    attached().splice(0, Infinity, ...before)
    expect(status).toBe('done')
    expect(told.some(({ note }) => note?.includes('still spreading'))).toBe(true)
  })
})
