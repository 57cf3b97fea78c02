import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ApplicationProfileAsk } from '../../../shared/setup/application-profile.ts'
import { NewApplicationProfile } from '../../../shared/setup/application-profile.ts'
import type { Account } from '../../practice/account.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const sonnet = 'eu.anthropic.claude-sonnet-5-5'
const made = {
  name: 'claude-team-a',
  source: sonnet,
  tags: [
    { key: 'team', value: 'a' },
    { key: 'cost-center', value: '42' },
  ],
}

let bench: AppBench
let account: Account
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
  account = (await bench.practice('broad-policy')).account
})
afterEach(() => bench.close())

const carryOut = (ask: ApplicationProfileAsk) => bench.apply({ step: 'application-profiles', ask })
const held = () => Object.values(account.bedrock.applicationProfiles)
const rows = async () => (await bench.ask('reviewApplicationProfiles', null)).profiles
const arnOf = async () => (await rows())[0]?.arn ?? ''

describe('a profile of one’s own', () => {
  it('is made with its tags from a profile of AWS’s, and gone when taken back', async () => {
    const { changes } = await carryOut({ action: 'create', profile: made })
    expect(changes[0]).toMatchObject({ term: 'bedrock:CreateInferenceProfile' })
    expect(await rows()).toMatchObject([
      {
        name: 'claude-team-a',
        modelName: 'Claude Sonnet 5.5',
        tier: 'sonnet',
        scope: 'geography',
        tags: { team: 'a', 'cost-center': '42' },
      },
    ])
    await bench.undoEverything()
    expect(held()).toEqual([])
  })

  it('can be pinned: it is what Claude Code is told, what is called, and all that the policy opens', async () => {
    await carryOut({ action: 'create', profile: made })
    const arn = await arnOf()
    await bench.ask('choose', { models: { opus: null, haiku: null, sonnet: arn } })
    const { environment } = await bench.ask('reviewConnect', null)
    expect(environment).toContainEqual(
      expect.objectContaining({ name: 'ANTHROPIC_DEFAULT_SONNET_MODEL', value: arn }),
    )
    await bench.apply({ step: 'model-access' })
    expect(account.usage.calls.at(-1)).toMatchObject({
      outcome: 'ok',
      modelId: expect.stringContaining(held()[0]?.id ?? 'none'),
    })
    const { document } = await bench.ask('reviewPermissions', null)
    expect(document).toContain(`"bedrock:InferenceProfileArn": "${arn}"`)
    expect(document).not.toContain(':inference-profile/eu.')
    await bench.apply({ step: 'permissions' })
    await bench.apply({ step: 'proof' })
    expect(await bench.status('proof')).toBe('done')
    expect((await rows())[0]?.pinnedAs).toBe('Sonnet')
  })

  it('is not deleted while it is pinned', async () => {
    await carryOut({ action: 'create', profile: made })
    const arn = await arnOf()
    await bench.ask('choose', { models: { sonnet: arn } })
    const ask = { step: 'application-profiles', ask: { action: 'delete', arn } } as const
    await expect(bench.ask('planStep', ask)).rejects.toMatchObject({
      problem: {
        code: 'aws.conflict',
        title: 'claude-team-a is in use',
        detail: expect.stringContaining('as Sonnet'),
      },
    })
    await bench.ask('choose', { models: { sonnet: sonnet } })
    await bench.apply(ask)
    expect(held()).toEqual([])
  })

  it('comes back with its name and tags when a deletion is taken back', async () => {
    await carryOut({ action: 'create', profile: made })
    const arn = await arnOf()
    await carryOut({ action: 'delete', arn })
    const history = await bench.ask('readHistory', null)
    const deletion = history.find(({ title }) => title.startsWith('Delete the profile'))
    const back = await bench.ask('planUndo', { scope: 'change', changeId: deletion?.id ?? '' })
    await bench.ask('applyPlan', { planId: back.id })
    expect(held()).toMatchObject([
      { name: 'claude-team-a', tags: { team: 'a', 'cost-center': '42' } },
    ])
    expect(await arnOf()).not.toBe(arn)
  })

  it('has tags added, changed and taken off, and given back as they were', async () => {
    await carryOut({ action: 'create', profile: made })
    const arn = await arnOf()
    const tags = [
      { key: 'team', value: 'b' },
      { key: 'new', value: '1' },
    ]
    const { changes } = await carryOut({ action: 'tag', arn, tags })
    expect(changes.map(({ id }) => id)).toEqual(['tag-profile', 'untag-profile'])
    expect(held()[0]?.tags).toEqual({ team: 'b', new: '1' })
    for (const { id, title } of await bench.ask('readHistory', null))
      if (/[Tt]ag/.test(title)) {
        const back = await bench.ask('planUndo', { scope: 'change', changeId: id })
        await bench.ask('applyPlan', { planId: back.id })
      }
    expect(held()[0]?.tags).toEqual({ team: 'a', 'cost-center': '42' })
  })

  it.each([
    ['a name that is taken', 'aws.conflict', { ...made, tags: [] }],
    [
      'a source of nowhere',
      'input.invalid',
      { ...made, name: 'other', source: 'xx.anthropic.claude' },
    ],
  ])('is not made with %s', async (_, code, profile) => {
    await carryOut({ action: 'create', profile: made })
    await expect(
      bench.ask('planStep', { step: 'application-profiles', ask: { action: 'create', profile } }),
    ).rejects.toMatchObject({ problem: { code } })
  })
})

it.each([
  [{ name: '' }, 'Give it a name'],
  [{ name: 'a  b' }, 'single spaces'],
  [{ name: 'x'.repeat(65) }, 'at most 64'],
  [{ tags: [{ key: 'aws:team', value: '1' }] }, 'AWS keeps names'],
  [{ tags: [{ key: '', value: '1' }] }, 'Give the tag a name'],
  [
    {
      tags: [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
    },
    'Each tag can be there once',
  ],
  [{ tags: [{ key: 'a', value: 'x'.repeat(257) }] }, 'at most 256'],
  [{ description: 'what?' }, 'Use letters'],
])('%j is told what is wrong with it', (changed, words) => {
  const { error } = NewApplicationProfile.safeParse({ ...made, ...changed })
  expect(error?.issues[0]?.message).toContain(words)
})
