import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../practice/account.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const bucket = 'claude-audit-111122223333-eu-central-1'
const request = { step: 'audit-trail', ask: { bucket } } as const
const trailIn = (account: Account) => Object.values(account.trails ?? {})

describe('a record of every call', () => {
  it('is there for 90 days without a trail, with who called what', async () => {
    await bench.open('month-of-use')
    const { events = [], trails, suggestedBucket } = await bench.ask('reviewAudit', null)
    expect(trails).toEqual([])
    expect(suggestedBucket).toBe(bucket)
    expect(events[0]).toMatchObject({
      who: 'claude-bedrock-user',
      name: 'InvokeModelWithResponseStream',
      region: 'eu-central-1',
      model: expect.stringContaining('anthropic.claude'),
    })
    const { status, evidence } = await bench.ask('checkStep', { step: 'audit-trail' })
    expect(status).toBe('needs-you')
    expect(evidence[0]?.value).toContain('claude-bedrock-user')
  })

  it('is kept for longer by a trail over all Regions, in a closed and encrypted bucket', async () => {
    const account = await bench.open('fresh')
    const { changes } = await bench.apply(request)
    expect(changes.map(({ term }) => term)).toEqual([
      's3:CreateBucket',
      's3:PutBucketPublicAccessBlock',
      's3:PutEncryptionConfiguration',
      's3:PutBucketPolicy',
      'cloudtrail:CreateTrail',
      'cloudtrail:StartLogging',
    ])
    expect(trailIn(account)).toMatchObject([
      { isMultiRegion: true, validates: true, isLogging: true, bucket },
    ])
    expect(account.buckets?.[bucket]).toMatchObject({
      publicAccessBlock: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
      encryption: 'AES256',
      policy: expect.stringContaining('"aws:SourceArn":"arn:aws:cloudtrail:eu-central-1'),
    })
    expect(await bench.status('audit-trail')).toBe('done')
    expect((await bench.ask('planStep', request)).changes).toEqual([])
  })

  it('is gone again when it is taken back before anything was recorded', async () => {
    const account = await bench.open('fresh')
    const before = structuredClone({ ...account, events: [] })
    await bench.apply(request)
    await bench.undoEverything()
    expect({ ...account, events: [] }).toEqual({ ...before, iam: account.iam })
  })

  it('stays in its bucket when the trail is taken back, and that is said', async () => {
    const account = await bench.open('fresh')
    await bench.apply(request)
    bench.pass(6 * 60_000)
    const { changes, notes, id } = await bench.ask('planUndo', { scope: 'everything' })
    expect(changes.map(({ term }) => term)).toEqual([
      'cloudtrail:StopLogging',
      'cloudtrail:DeleteTrail',
    ])
    expect(notes.join()).toContain('it holds records by now, so it is kept')
    await bench.ask('applyPlan', { planId: id })
    expect(account.trails).toBeUndefined()
    expect(account.buckets?.[bucket]?.objects).toHaveLength(1)
  })

  it('by a trail of somebody else is seen, and left alone', async () => {
    const account = await bench.open('fresh')
    const other = {
      name: 'organization',
      region: 'us-east-1',
      bucket: 'theirs',
      isMultiRegion: true,
      hasGlobalEvents: true,
      validates: true,
      isLogging: true,
    }
    account.trails = { 'arn:aws:cloudtrail:us-east-1:111122223333:trail/organization': other }
    expect(await bench.status('audit-trail')).toBe('done')
    const { changes, notes } = await bench.ask('planStep', request)
    expect([changes.length, notes.join()]).toEqual([
      0,
      'The trail organization does it, and is left as it is.',
    ])
    account.trails = {
      'arn:aws:cloudtrail:us-east-1:111122223333:trail/organization': {
        ...other,
        isMultiRegion: false,
      },
    }
    expect(await bench.status('audit-trail')).toBe('needs-you')
  })

  it('is not put into a bucket that somebody uses', async () => {
    const account = await bench.open('fresh')
    account.buckets = {
      [bucket]: {
        name: bucket,
        region: 'eu-central-1',
        createdAt: 0,
        encryption: 'AES256',
        objects: [],
        policy: '{"Version":"2012-10-17","Statement":[]}',
      },
    }
    await expect(bench.ask('planStep', request)).rejects.toThrow(
      `The bucket ${bucket} is used for something else`,
    )
  })

  it('begins again when somebody has stopped it', async () => {
    const account = await bench.open('fresh')
    await bench.apply(request)
    const [trail] = trailIn(account)
    if (trail) trail.isLogging = false
    expect(await bench.status('audit-trail')).toBe('needs-you')
    const { changes } = await bench.apply(request)
    expect(changes.map(({ term }) => term)).toEqual(['cloudtrail:StartLogging'])
    expect(await bench.status('audit-trail')).toBe('done')
  })

  it('is nothing for somebody without the rights, and that is said', async () => {
    await bench.open('month-of-use', 'claude-bedrock')
    const { status, title } = await bench.ask('checkStep', { step: 'audit-trail' })
    expect([status, title]).toEqual(['needs-admin', 'You may not see the trails'])
    expect(await bench.ask('reviewAudit', null)).not.toHaveProperty('events')
  })
})
