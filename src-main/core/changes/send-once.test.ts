import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../practice/account.ts'
import { changeOf, iamCall, openExecutorBench, planOf } from '../../testing/executor-bench.ts'
import { openLedger } from './ledger-file.ts'

let bench: Awaited<ReturnType<typeof openExecutorBench>>
beforeAll(async () => {
  bench = await openExecutorBench('broad-policy')
})
afterAll(() => bench.close())

const PolicyArn = 'arn:aws:iam::111122223333:policy/Mine'
const documentOf = (Sid: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid, Effect: 'Deny', Action: '*', Resource: '*' }],
  })
const versions = () => Object.keys(bench.practice.account.iam.policies[PolicyArn]?.versions ?? {})
beforeEach(async () => {
  bench.renew()
  const { account } = bench.practice
  account.faults = []
  account.iam.policies = {}
  await bench.aws.call('iam', 'CreatePolicy', {
    PolicyName: 'Mine',
    PolicyDocument: documentOf('A'),
  })
})

const plant = (fault: Partial<Fault>) =>
  bench.practice.account.faults.push({
    service: 'iam',
    operation: 'CreatePolicyVersion',
    kind: 'reset',
    ...fault,
  })
const newVersion = () =>
  bench.run(
    planOf([
      changeOf(
        'new-version',
        iamCall('CreatePolicyVersion', {
          PolicyArn,
          PolicyDocument: documentOf('B'),
          SetAsDefault: true,
        }),
        {
          undo: [
            iamCall('DeletePolicyVersion', {
              PolicyArn,
              VersionId: { $output: ['new-version', 'PolicyVersion', 'VersionId'] },
            }),
          ],
        },
      ),
    ]),
  )
const entries = () => openLedger(bench.state.ledgerPath).read()

describe('a call whose answer is lost', () => {
  it.each(['reset', 'error500'] as const)(
    'is found done (%s), not made twice, and can be taken back',
    async (kind) => {
      plant({ kind, afterEffect: true })
      expect((await newVersion()).status).toBe('done')
      expect(versions()).toEqual(['v1', 'v2'])
      const [entry] = await entries()
      expect(entry).toMatchObject({ status: 'done', undo: [{ input: { VersionId: 'v2' } }] })
    },
  )

  it('is made again when it had no effect', async () => {
    plant({ kind: 'reset', times: 2 })
    expect((await newVersion()).status).toBe('done')
    expect(versions()).toEqual(['v1', 'v2'])
  })

  it('is given up after four times without effect, and recorded as failed', async () => {
    plant({ kind: 'error500' })
    expect((await newVersion()).changes).toMatchObject([{ problem: { code: 'aws.unavailable' } }])
    expect(versions()).toEqual(['v1'])
    expect(bench.practice.account.faults[0]?.seen).toBe(4)
    expect((await entries())[0]?.status).toBe('failed')
  })

  it('stays open in the ledger where it cannot be looked for either', async () => {
    plant({ kind: 'reset', afterEffect: true })
    plant({ operation: 'ListPolicyVersions', kind: 'error500' })
    expect((await newVersion()).status).toBe('failed')
    expect(versions()).toEqual(['v1', 'v2'])
    expect((await entries())[0]?.status).toBe('unknown')
  })

  it('is tried again by the SDK alone while AWS refuses to begin with it', async () => {
    plant({ kind: 'throttle', times: 2 })
    expect((await newVersion()).status).toBe('done')
    expect(versions()).toEqual(['v1', 'v2'])
  })
})
