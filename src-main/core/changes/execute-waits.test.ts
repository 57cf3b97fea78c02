import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeOf, iamCall, openExecutorBench, planOf } from '../../testing/executor-bench.ts'
import type { AwsCall } from './change.ts'

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
describe('an answer that is not yet as expected, or must be a refusal', () => {
  const asUser = (expected: AwsCall['expect']): AwsCall => ({
    ...iamCall('ListUsers', {}),
    profile: 'user',
    expect: expected,
  })

  it('succeeds when AWS refuses what must be refused', async () => {
    const { changes } = await bench.run(planOf([changeOf('denied', asUser('denied'))]))
    expect(changes).toMatchObject([{ status: 'done', note: 'refused, as it should be' }])
  })

  it('fails when AWS allows what must be refused', async () => {
    const call = { ...asUser('denied'), profile: 'admin' }
    const { changes } = await bench.run(planOf([changeOf('allowed', call)]))
    expect(changes).toMatchObject([{ status: 'failed', problem: { code: 'aws.refused' } }])
  })

  it('does not take another failure for a refusal, and does not wait for it', async () => {
    const call = { ...iamCall('GetUser', { UserName: 'nobody' }), expect: 'denied' as const }
    const { changes } = await bench.run(planOf([changeOf('other', call, { settleMs: 60_000 })]))
    expect(changes).toMatchObject([{ status: 'failed', problem: { code: 'aws.notFound' } }])
  })

  it('looks until the answer says that AWS is through, and no longer where it has given up', async () => {
    const { createdAt: _, ...user } = bench.practice.account.iam.users.developer ?? {}
    const { users } = bench.practice.account.iam
    const wait = (is: string, never: string[]) =>
      bench.run(
        planOf([
          changeOf('wait', iamCall('GetUser', { UserName: 'developer' }), {
            until: { path: ['User', 'Path'], is, never },
            settleMs: 20_000,
          }),
        ]),
        {
          onTell: () => {
            if (bench.state.told.at(-1)?.note?.includes('setting it up'))
              Object.assign(users.developer ?? {}, { path: '/Ready/' })
          },
        },
      )
    expect(await wait('/ready/', [])).toMatchObject({ changes: [{ note: '/ready/' }] })
    expect(await wait('/other/', ['/ready/'])).toMatchObject({
      changes: [{ problem: { code: 'aws.refused', title: 'AWS could not set it up' } }],
    })
    Object.assign(users.developer ?? {}, user)
  })

  it('waits until AWS knows everywhere what was just made, but not for a right it will not get', async () => {
    const PolicyArn = policyNamed('Late')
    const attach = (id: string, profile: string) =>
      changeOf(
        id,
        { ...iamCall('AttachUserPolicy', { UserName: 'admin', PolicyArn }), profile },
        { settleMs: 20_000, settlesOn: ['aws.notFound'] },
      )
    let isMade = false
    const onTell = async () => {
      if (isMade || !bench.state.told.at(-1)?.note?.includes('still spreading')) return
      isMade = true
      await bench.aws.call('iam', 'CreatePolicy', { PolicyName: 'Late', PolicyDocument: document })
    }
    expect((await bench.run(planOf([attach('late', 'admin')]), { onTell })).status).toBe('done')
    expect(bench.practice.account.iam.users.admin?.attached).toContain(PolicyArn)
    bench.renew()
    const refused = await bench.run(planOf([attach('refused', 'user')]))
    expect(refused.changes).toMatchObject([{ problem: { code: 'permission.denied' } }])
    expect(bench.state.told.some(({ note }) => note !== undefined)).toBe(false)
  })

  it('waits while AWS spreads a permission, and says so', async () => {
    const before = [...attached()]
    const arn = 'arn:aws:iam::aws:policy/AdministratorAccess'
    const settle = changeOf('settle', asUser('success'), { settleMs: 10_000 })
    const onTell = () =>
      bench.state.told.at(-1)?.note?.includes('still spreading') &&
      !attached().includes(arn) &&
      attached().push(arn)
    const { status } = await bench.run(planOf([settle]), { onTell })
    attached().splice(0, Infinity, ...before)
    expect(status).toBe('done')
    expect(bench.state.told.some(({ note }) => note?.includes('still spreading'))).toBe(true)
  })
})
