import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Residency } from '../../shared/setup/choices.ts'
import { type AppBench, openAppBench } from '../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
})
afterEach(() => bench.close())

const isGlobal = (text: string) => text.includes('global.anthropic') || text.includes('bedrock:::')

describe.each(['geography', 'global'] as const)('who has chosen %s', (residency: Residency) => {
  beforeEach(async () => {
    const { account } = await bench.practice('broad-policy')
    for (const [id, source] of [
      ['own000000001', 'eu'],
      ['own000000002', 'global'],
    ] as const)
      account.bedrock.applicationProfiles[id] = {
        id,
        name: `own-${source}`,
        region: 'eu-central-1',
        source: `${source}.anthropic.claude-sonnet-5-5`,
        createdAt: 0,
      }
    const arn = (id: string) =>
      `arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/${id}`
    await bench.ask('choose', { region: 'eu-central-1', residency })
    // Everything that can be asked for, of both residencies.
    await bench.ask('choose', {
      models: { opus: 'global.anthropic.claude-opus-5-5', sonnet: arn('own000000002') },
      moreModels: [
        'eu.anthropic.claude-opus-5',
        'global.anthropic.claude-opus-5',
        arn('own000000001'),
        arn('own000000002'),
      ],
      moreRegions: ['eu-west-1'],
    })
  })
  const wanted = residency === 'global'

  it('is offered nothing else', async () => {
    const { models } = await bench.ask('reviewModels', null)
    expect(models.length).toBeGreaterThan(5)
    expect(new Set(models.map(({ scope }) => scope))).toEqual(new Set([residency]))
    const { sources } = await bench.ask('reviewApplicationProfiles', null)
    expect(new Set(sources.map(({ id }) => id.startsWith('global.')))).toEqual(new Set([wanted]))
  })

  it('has nothing else in the policy, in Claude Code, or called', async () => {
    const { document } = await bench.ask('reviewPermissions', null)
    expect(isGlobal(document)).toBe(wanted)
    expect(document.includes('eu.anthropic')).toBe(!wanted)
    const { environment } = await bench.ask('reviewConnect', null)
    const pins = environment.filter(({ name }) => name.endsWith('_MODEL'))
    expect(pins).toHaveLength(3)
    for (const { value } of pins)
      expect(value.startsWith('global.') || value.endsWith('own000000002')).toBe(wanted)
    const { changes } = await bench.ask('planStep', { step: 'model-access' })
    const asked = changes.map(({ id }) => id).join(' ')
    expect(asked.includes('global.') || asked.includes('own000000002')).toBe(wanted)
  })

  it('has nothing else called, neither to try the models nor beside them', async () => {
    const { account } = await bench.practice('broad-policy')
    const before = account.usage.calls.length
    await bench.apply({ step: 'agreements' })
    await bench.apply({ step: 'model-access' })
    const called = account.usage.calls.slice(before).map(({ modelId }) => modelId)
    // Three tiers, and of what was added beside them the two of this residency.
    expect(new Set(called).size).toBe(wanted ? 4 : 5)
    for (const id of called)
      expect(id.startsWith('global.') || id.includes('own000000002')).toBe(wanted)
  })

  it('keeps none of it after changing to the other', async () => {
    await bench.ask('choose', { residency: wanted ? 'geography' : 'global' })
    const choices = await bench.ask('readChoices', null)
    expect(choices).not.toHaveProperty('moreModels')
    expect(choices).not.toHaveProperty('moreRegions')
    expect(choices.models).toEqual({})
  })
})

describe('a further Region', () => {
  const documentWith = async (moreRegions: string[]) => {
    await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
    await bench.ask('choose', { moreRegions })
    return (await bench.ask('reviewPermissions', null)).document
  }

  it('is called for what was chosen, inside the same geography', async () => {
    expect(await documentWith(['eu-west-1'])).toContain(
      'arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-opus-5-5',
    )
  })

  it('of another geography is called for nothing, so that requests stay where they were meant to', async () => {
    const document = await documentWith(['us-east-1', 'ap-northeast-1'])
    expect(document).toContain('eu.anthropic')
    expect(document).not.toMatch(/us-east-1|us\.anthropic|ap-northeast-1|jp\.anthropic/)
  })

  it('is left behind with the models when another geography is gone to', async () => {
    await documentWith(['eu-west-1'])
    await bench.ask('choose', { region: 'us-east-1', residency: 'geography' })
    const { document } = await bench.ask('reviewPermissions', null)
    expect(document).toContain('us.anthropic')
    expect(document).not.toMatch(/eu-west-1|eu-central-1|eu\.anthropic/)
  })
})
