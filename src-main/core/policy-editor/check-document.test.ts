import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { editedDocument, type Loose, only } from '../../testing/edited-document.ts'

let bench: AppBench
let generated = ''
beforeAll(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
})
beforeEach(async () => {
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
  generated = (await bench.ask('reviewPermissions', null)).document
})
afterAll(() => bench.close())

const check = (document: string) => bench.ask('checkPolicyDocument', { document })
const codesOf = async (document: string) =>
  (await check(document)).findings.map(({ code, from }) => `${from} ${code}`)

const edited = (change: (statements: Loose[]) => unknown) => editedDocument(generated, change)

it('has nothing to say against the generated document', async () => {
  expect(await check(generated)).toMatchObject({
    findings: [],
    isUsable: true,
    fitsChoices: true,
    most: 6144,
  })
})

it('does not mind how the same is written', async () => {
  const other = edited((all) =>
    all.map(({ Sid: _, ...statement }) => ({
      ...statement,
      Resource: statement.Resource.length === 1 ? statement.Resource[0] : statement.Resource,
    })),
  )
  expect(await codesOf(other)).toEqual([])
})

describe('what IAM would refuse', () => {
  it('is a document that is too long, from where it is', async () => {
    const long = edited((all) => [
      ...all,
      ...Array.from({ length: 40 }, (_, index) => ({
        ...only(all, 'Reach'),
        Sid: `Again${index}`,
      })),
    ])
    const { findings, isUsable, size } = await check(long)
    expect(isUsable).toBe(false)
    expect(size).toBeGreaterThan(6144)
    const { start, end } = findings.find(({ code }) => code === 'too-long') ?? {}
    expect(long.slice(0, start?.offset).replace(/\s/g, '')).toHaveLength(6144)
    expect(end?.offset).toBe(long.length)
  })

  it('is a character that it does not know', async () => {
    const { findings } = await check(generated.replace('"Sid": "See', '"Sid": "✓See'))
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'unknown-character', severity: 'error' }),
    )
  })

  it('is a statement without an effect', async () => {
    expect(
      (await check(edited((all) => [...all, { Sid: 'Odd', Action: 'bedrock:InvokeModel' }])))
        .isUsable,
    ).toBe(false)
  })
})

describe('AWS’s own findings', () => {
  it('stand at the place AWS names, with where to read more', async () => {
    const text = edited((all) => {
      only(all, 'SeeProfiles').Action = ['bedrock:ListInferenceProfiles', 'bedrock:Converse']
    })
    const { findings, isUsable } = await check(text)
    expect(isUsable).toBe(false)
    const [found] = findings.filter(({ from }) => from === 'aws')
    expect(found).toMatchObject({ code: 'INVALID_ACTION', severity: 'error' })
    expect(found?.link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    expect(text.slice(found?.start.offset, found?.end.offset)).toBe('"bedrock:Converse"')
    expect(text.split('\n')[(found?.start.line ?? 0) - 1]).toContain('bedrock:Converse')
    expect(
      text.split('\n')[(found?.start.line ?? 0) - 1]?.slice((found?.start.column ?? 0) - 1),
    ).toBe('"bedrock:Converse"')
  })

  it('are missed without harm where AWS may not be asked', async () => {
    const { account } = await bench.practice('broad-policy')
    const text = edited((all) => {
      only(all, 'Use').Action = ['bedrock:*']
    })
    const { admin } = account.iam.users
    if (!admin) throw new Error('There is no administrator.')
    admin.inline = {
      NoAnalyzer: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Deny', Action: 'access-analyzer:*', Resource: '*' },
      }),
    }
    const { findings, awsProblem } = await check(text)
    admin.inline = {}
    expect(awsProblem?.code).toBe('permission.denied')
    expect(findings.map(({ code }) => code)).toContain('broad-action')
  })
})

describe('warnings of our own', () => {
  it.each<[string, (all: Loose[]) => unknown, string, string]>([
    [
      'everything in Bedrock',
      (all) => {
        only(all, 'Use').Action = ['bedrock:*']
      },
      'broad-action',
      '"bedrock:*"',
    ],
    [
      'a wildcard of actions',
      (all) => {
        only(all, 'Use').Action = ['bedrock:Invoke*']
      },
      'broad-action',
      '"bedrock:Invoke*"',
    ],
    [
      'every model of a vendor',
      (all) => {
        only(all, 'Reach').Resource = ['arn:aws:bedrock:*::foundation-model/anthropic.*']
      },
      'wildcard-model',
      '"arn:aws:bedrock:*::foundation-model/anthropic.*"',
    ],
    [
      'an action of another service',
      (all) => {
        only(all, 'SeeProfiles').Action.push('s3:GetObject')
      },
      'other-service',
      '"s3:GetObject"',
    ],
  ])('%s', async (_, change, code, at) => {
    const text = edited(change)
    const { findings, isUsable } = await check(text)
    expect(isUsable).toBe(true)
    const found = findings.find((each) => each.code === code)
    expect(found?.severity).toBe('warning')
    expect(text.slice(found?.start.offset, found?.end.offset)).toBe(at)
  })

  it('a model that can be called past its profile', async () => {
    const text = edited((all) => {
      delete only(all, 'Reach').Condition
    })
    const { findings } = await check(text)
    expect(findings.map(({ code }) => code)).toEqual(['past-profile'])
  })

  it('a condition on the Region that breaks routing', async () => {
    const text = edited((all) => {
      const reach = only(all, 'Reach')
      const { StringEquals } = reach.Condition as { StringEquals: object }
      reach.Condition = { StringEquals: { ...StringEquals, 'aws:RequestedRegion': 'eu-central-1' } }
    })
    const { findings, fitsChoices } = await check(text)
    expect(findings.map(({ code }) => code)).toEqual(['breaks-routing'])
    expect(findings[0]?.message).toContain('Europe (')
    expect(text.slice(findings[0]?.start.offset, findings[0]?.end.offset)).toContain(
      'aws:RequestedRegion',
    )
    expect(fitsChoices).toBe(true)
  })

  it('no such condition is missed in the policy for global profiles, which needs one', async () => {
    await bench.ask('choose', { residency: 'global' })
    const { document } = await bench.ask('reviewPermissions', null)
    expect(document).toContain('aws:RequestedRegion')
    expect(await codesOf(document)).toEqual([])
  })

  it('a chosen profile that is left out', async () => {
    const text = edited((all) => all.filter(({ Sid }) => !/^UseClaudeOpus/.test(Sid)))
    const { findings, fitsChoices } = await check(text)
    expect(fitsChoices).toBe(false)
    expect(findings.map(({ code }) => code)).toEqual(['profile-missing'])
    expect(findings[0]?.message).toMatch(/Claude Opus .* may not be called/)
  })

  it('a destination that is left out', async () => {
    const text = edited((all) => {
      const reach = only(all, 'Reach')
      reach.Resource = reach.Resource.filter((arn) => !arn.includes(':eu-west-3:'))
    })
    const { findings } = await check(text)
    expect(findings.map(({ code }) => code)).toEqual(['profile-missing'])
    expect(findings[0]?.message).toContain('Europe (Paris)')
  })

  it('a chosen profile that a Deny takes away', async () => {
    const text = edited((all) => [
      ...all,
      {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel*',
        Resource: only(all, 'Use').Resource,
      },
    ])
    expect((await check(text)).fitsChoices).toBe(false)
  })

  it('calls that cannot be streamed, and those that can only be', async () => {
    const without = (action: string) =>
      edited((all) => {
        for (const each of all.filter(({ Sid }) => /^(Use|Reach)ClaudeOpus/.test(Sid)))
          each.Action = each.Action.filter((one) => one !== action)
      })
    const streamless = await check(without('bedrock:InvokeModelWithResponseStream'))
    expect(streamless.findings.map(({ code }) => code)).toEqual(['missing-action'])
    expect(streamless.findings[0]?.message).toContain('cannot be called streamed')
    const wholeless = await check(without('bedrock:InvokeModel'))
    expect(wholeless.findings[0]?.message).toContain('can only be called streamed')
  })

  it('a list of profiles that was narrowed, or is missing', async () => {
    const narrowed = edited((all) => {
      only(all, 'SeeProfiles').Resource = only(all, 'Use').Resource
    })
    expect(await codesOf(narrowed)).toContain('app narrow-listing')
    const missing = edited((all) => all.filter(({ Sid }) => Sid !== 'SeeProfiles'))
    expect(await codesOf(missing)).toEqual(['app no-listing'])
  })

  it('that an edit has parted from the choices, once these change', async () => {
    const { chosen } = await bench.ask('reviewModels', null)
    await bench.ask('choose', { models: { opus: null } })
    const { findings, fitsChoices } = await check(generated)
    expect(fitsChoices).toBe(false)
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['not-chosen']))
    await bench.ask('choose', { models: { opus: chosen.opus ?? null } })
    expect((await check(generated)).fitsChoices).toBe(true)
  })
})
