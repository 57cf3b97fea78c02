import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeOf, iamCall, openExecutorBench, planOf } from '../../testing/executor-bench.ts'
import { openLedger } from './ledger-file.ts'
import { planUndo } from './plan-undo.ts'

let bench: Awaited<ReturnType<typeof openExecutorBench>>
beforeAll(async () => {
  bench = await openExecutorBench('broad-policy')
})
afterAll(() => bench.close())
beforeEach(() => bench.renew())

const user = 'claude-bedrock-user'
const policyNamed = (name: string) => `arn:aws:iam::111122223333:policy/${name}`
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' }],
})
const attached = () => bench.attachedTo(user)
const statuses = (id: string) =>
  bench.state.told.filter(({ changeId }) => changeId === id).map(({ status }) => status)

const createAndAttach = (name: string) => [
  changeOf('create', iamCall('CreatePolicy', { PolicyName: name, PolicyDocument: document }), {
    undo: [iamCall('DeletePolicy', { PolicyArn: { $output: ['create', 'Policy', 'Arn'] } })],
  }),
  changeOf(
    'attach',
    iamCall('AttachUserPolicy', {
      UserName: user,
      PolicyArn: { $output: ['create', 'Policy', 'Arn'] },
    }),
    {
      after: ['create'],
      undo: [iamCall('DetachUserPolicy', { UserName: user, PolicyArn: policyNamed(name) })],
    },
  ),
]

describe('a plan', () => {
  it('runs in order, uses earlier answers, and is taken back from the ledger alone', async () => {
    const before = structuredClone(bench.practice.account.iam)
    const outcome = await bench.run(planOf(createAndAttach('OrderedPolicy')))
    expect(outcome.status).toBe('done')
    expect(attached()).toContain(policyNamed('OrderedPolicy'))
    expect(statuses('attach')).toEqual(['waiting', 'running', 'done'])

    const entries = await openLedger(bench.state.ledgerPath).read()
    expect(entries.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(entries[0]?.requestId).toBeTruthy()
    const undo = await planUndo(entries, { scope: 'everything' }, bench.world)
    expect((await bench.run(planOf([], undo))).status).toBe('done')
    expect(bench.practice.account.iam.policies).toEqual(before.policies)
    expect(bench.practice.account.iam.users).toEqual(before.users)

    const after = await openLedger(bench.state.ledgerPath).read()
    expect(after.slice(0, 2).map(({ status }) => status)).toEqual(['undone', 'undone'])
    expect((await planUndo(after, { scope: 'everything' }, bench.world)).changes).toEqual([])
  })

  it('begins changes that do not wait for each other together', async () => {
    const read = (id: string) => changeOf(id, iamCall('GetUser', { UserName: 'admin' }))
    await bench.run(planOf([read('one'), read('two')]))
    const order = bench.state.told.map(({ changeId, status }) => `${changeId} ${status}`)
    expect(order.indexOf('two running')).toBeLessThan(order.indexOf('one done'))
  })

  it('stops at the first failure and says what was not run', async () => {
    const { status, changes } = await bench.run(
      planOf([
        changeOf('gone', iamCall('GetUser', { UserName: 'nobody' })),
        changeOf('next', iamCall('GetUser', { UserName: 'admin' }), { after: ['gone'] }),
      ]),
    )
    expect(status).toBe('failed')
    expect(changes).toMatchObject([
      { status: 'failed', problem: { code: 'aws.notFound' } },
      { status: 'not-run' },
    ])
    const [entry] = await openLedger(bench.state.ledgerPath).read()
    expect(entry).toMatchObject({ changeId: 'gone', status: 'failed' })
  })

  it('stops before the next change when cancelled, and finishes the one under way', async () => {
    const cancel = new AbortController()
    const { signal } = cancel
    const onTell = () => statuses('create').includes('running') && cancel.abort()
    const { status } = await bench.run(planOf(createAndAttach('Cancelled')), { onTell, signal })
    expect(status).toBe('cancelled')
    expect(statuses('create')).toEqual(['waiting', 'running', 'done'])
    expect(statuses('attach')).toEqual(['waiting', 'not-run'])
    expect(attached()).not.toContain(policyNamed('Cancelled'))
  })

  it('counts what was already so as done, and does not take it back', async () => {
    await bench.run(planOf(createAndAttach('Twice').slice(0, 1)))
    const again = createAndAttach('Twice')
      .slice(0, 1)
      .map((create) => ({ ...create, alreadyDone: ['EntityAlreadyExistsException'] }))
    bench.renew()
    const { changes } = await bench.run(planOf(again))
    expect(changes).toMatchObject([{ status: 'done', note: 'was already so' }])
    const undo = await planUndo(
      await openLedger(bench.state.ledgerPath).read(),
      { scope: 'everything' },
      bench.world,
    )
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
    const form = { ...iamCall('', {}), service: 'bedrock', region: 'eu-central-1' } as const
    const effect = { ...form, operation: 'PutUseCaseForModelAccess', input: { formData } }
    await bench.run(planOf([changeOf('form', effect, { undo: null })]))
    expect(bench.practice.account.bedrock.useCaseForm).toBe(formData)
    expect(await readFile(bench.state.ledgerPath, 'utf8')).not.toContain('Grüße')
    expect(await openLedger(bench.state.ledgerPath).read()).toMatchObject([
      { status: 'done', undo: null },
    ])
  })

  it('hands a mistake of ours to the log and only app.unexpected to the screen', async () => {
    const mistakes: unknown[] = []
    const bad = changeOf('bad', iamCall('GetUser', { Nonsense: 'x' }))
    const { changes } = await bench.run(planOf([bad]), { onUnexpected: (e) => mistakes.push(e) })
    expect(changes).toMatchObject([{ status: 'failed', problem: { code: 'app.unexpected' } }])
    expect(String(mistakes[0])).toContain('iam:GetUser has no Nonsense')
  })
})
