import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../practice/account.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { plantBucket } from '../../testing/plant-bucket.ts'
import { group, record, region, role, stop } from '../../testing/recorded-calls.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

/** As an organisation sets it up for all its accounts. */
const plantTheirs = (account: Account) => {
  const theirs = {
    s3Config: { bucketName: 'of-the-organisation', keyPrefix: 'calls' },
    textDataDeliveryEnabled: true,
    imageDataDeliveryEnabled: true,
  }
  plantBucket(
    account,
    { name: 'of-the-organisation', region },
    {
      Effect: 'Allow',
      Principal: { Service: 'bedrock.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::of-the-organisation/*',
    },
  )
  account.bedrock.invocationLogging = { [region]: theirs }
  return theirs
}

describe('recording each call', () => {
  it('sees the setting of somebody else, says what would become of it, and puts it back exactly', async () => {
    const account = await bench.open('fresh')
    const theirs = plantTheirs(account)
    const { status, title } = await bench.ask('checkStep', { step: 'invocation-logging' })
    expect([status, title]).toEqual([
      'done',
      'Each call is recorded, with its text, into the bucket of-the-organisation',
    ])
    expect((await bench.ask('reviewLogging', null)).setting).toEqual({
      isOwn: false,
      bucket: 'of-the-organisation',
      keepsText: true,
    })
    const { changes, notes } = await bench.apply(record())
    expect(changes.at(-1)?.why).toContain(
      'So far calls are recorded into the bucket of-the-organisation, with their text and with their images, as somebody else has set it.',
    )
    expect(notes.join()).toContain('The bucket of-the-organisation goes on being written into')
    expect(account.bedrock.invocationLogging?.[region]?.s3Config).toEqual(theirs.s3Config)
    await bench.undoEverything()
    expect(account.bedrock.invocationLogging).toEqual({ [region]: theirs })
    const stopping = await bench.ask('planStep', stop)
    expect(stopping.notes.join()).toContain('Groundwork did not set this up')
  })

  it('says when the log group is gone, and makes it again', async () => {
    const account = await bench.open('fresh')
    await bench.apply(record())
    delete account.logGroups
    const { status, title } = await bench.ask('checkStep', { step: 'invocation-logging' })
    expect([status, title]).toEqual([
      'needs-you',
      `The log group ${group} is gone, so nothing is recorded`,
    ])
    await bench.apply(record())
    expect(await bench.status('invocation-logging')).toBe('done')
  })

  it('does not take a role that somebody else may take', async () => {
    const account = await bench.open('fresh')
    await bench.apply(record())
    const held = account.iam.roles[role]
    if (held) held.trust = held.trust.replace('bedrock.amazonaws.com', 'ec2.amazonaws.com')
    await expect(bench.ask('planStep', record(true))).rejects.toThrow(
      `The role ${role} is used for something else`,
    )
  })

  it('waits while AWS does not take the new role yet', async () => {
    const { iam } = await bench.open('fresh')
    iam.serviceControlPolicies = [
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          { Effect: 'Deny', Action: 'logs:PutLogEvents', Resource: '*' },
        ],
      }),
    ]
    const applying = bench.apply(record())
    while (!bench.progress.some(({ note }) => note?.includes('AWS is still spreading')))
      await new Promise((resolve) => setImmediate(resolve))
    iam.serviceControlPolicies = []
    await applying
    expect(await bench.status('invocation-logging')).toBe('done')
  })
})
