import { describe, expect, it } from 'vitest'
import { madeProfile } from '../../testing/made-profile.ts'
import { generatePolicy } from './generate-policy.ts'
import { policyInWords } from './in-words.ts'
import { type PolicyStatement, sizeOf } from './policy.ts'

const invoking = (statements: readonly PolicyStatement[]) =>
  statements.filter(({ Action }) => Action.includes('bedrock:InvokeModel'))

describe('the policy of a geographic profile', () => {
  const profile = madeProfile('geography', 'opus-5')
  const { Statement } = generatePolicy([{ region: 'eu-central-1', profiles: [profile] }])

  it('opens the profile, and the model in every Region AWS lists only through it', () => {
    expect(invoking(Statement)).toEqual([
      {
        Sid: 'UseClaudeopus5',
        Effect: 'Allow',
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: [profile.arn],
      },
      {
        Sid: 'ReachClaudeopus5',
        Effect: 'Allow',
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: [...profile.modelArns],
        // No aws:RequestedRegion: it would refuse what is routed to another Region of the geography.
        Condition: { StringEquals: { 'bedrock:InferenceProfileArn': profile.arn } },
      },
    ])
  })
  it('adds the source Region where AWS does not list it among the destinations', () => {
    const elsewhere = madeProfile('geography', 'opus-5', { regions: ['eu-west-1', 'eu-west-3'] })
    const [, reach] = invoking(
      generatePolicy([{ region: 'eu-central-1', profiles: [elsewhere] }]).Statement,
    )
    expect(reach?.Resource[0]).toBe(
      'arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-opus-5',
    )
    expect(reach?.Resource).toHaveLength(3)
  })
  it('lets profiles be listed and only the chosen ones be looked up', () => {
    expect(Statement.slice(-2)).toMatchObject([
      { Action: ['bedrock:ListInferenceProfiles'], Resource: '*' },
      { Action: ['bedrock:GetInferenceProfile'], Resource: [profile.arn] },
    ])
  })
})

describe('the policy of a global profile', () => {
  const profile = madeProfile('global', 'opus-5')
  const [use, here, anywhere, ...more] = invoking(
    generatePolicy([{ region: 'eu-central-1', profiles: [profile] }]).Statement,
  )

  it('has AWS’s three parts: the profile, the model here, and the model without a Region', () => {
    expect(use?.Resource).toEqual([profile.arn])
    expect(here).toMatchObject({
      Resource: ['arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-opus-5'],
      Condition: {
        StringEquals: {
          'aws:RequestedRegion': 'eu-central-1',
          'bedrock:InferenceProfileArn': profile.arn,
        },
      },
    })
    expect(anywhere).toMatchObject({
      Resource: ['arn:aws:bedrock:::foundation-model/anthropic.claude-opus-5'],
      Condition: {
        StringEquals: {
          'aws:RequestedRegion': 'unspecified',
          'bedrock:InferenceProfileArn': profile.arn,
        },
      },
    })
    expect(more).toEqual([])
  })
})

describe('any policy', () => {
  const three = ['opus-5', 'sonnet-5', 'haiku-5']

  it('ties every profile to its own model', () => {
    const profiles = three.map((family) => madeProfile('geography', family))
    for (const { Condition, Resource } of invoking(
      generatePolicy([{ region: 'eu-central-1', profiles }]).Statement,
    )) {
      const through = Condition?.StringEquals['bedrock:InferenceProfileArn']
      if (through === undefined) continue
      const model = through.split('/eu.')[1]
      expect([Resource].flat().every((arn) => arn.endsWith(`foundation-model/${model}`))).toBe(true)
    }
  })
  it.each(['geography', 'global'] as const)('has Sids that IAM takes, each once (%s)', (scope) => {
    const { Statement } = generatePolicy([
      { region: 'eu-central-1', profiles: three.map((family) => madeProfile(scope, family)) },
    ])
    const sids = Statement.map(({ Sid }) => Sid)
    expect(sids.every((sid) => /^[A-Za-z0-9]+$/.test(sid))).toBe(true)
    expect(new Set(sids).size).toBe(sids.length)
  })
  it.each(['aws-us-gov', 'aws-cn'])('stays in the partition of its profiles (%s)', (partition) => {
    const profile = madeProfile('geography', 'opus-5', { partition, source: 'us-gov-west-1' })
    const text = JSON.stringify(generatePolicy([{ region: 'us-gov-west-1', profiles: [profile] }]))
    expect(text).toContain(`arn:${partition}:bedrock`)
    expect(text).not.toContain('arn:aws:')
  })
  it('stays under IAM’s 6,144 characters with three models in seven Regions', () => {
    const regions = ['central-1', 'central-2', 'north-1', 'south-1', 'south-2', 'west-1', 'west-3']
    const profiles = three.map((family) =>
      madeProfile('geography', `${family}-20251101-v1:0`, {
        regions: regions.map((each) => `eu-${each}`),
      }),
    )
    expect(sizeOf(generatePolicy([{ region: 'eu-central-1', profiles }]))).toBeLessThan(6144)
  })
  it('is explained statement by statement, without code', () => {
    const profiles = [madeProfile('geography', 'opus-5'), madeProfile('global', 'haiku-5')]
    const words = policyInWords(generatePolicy([{ region: 'eu-central-1', profiles }])).map(
      (each) => each.words,
    )
    expect(words).toMatchInlineSnapshot(`
      [
        "May send requests to the inference profile eu.anthropic.claude-opus-5, streamed or whole.",
        "May reach the model anthropic.claude-opus-5 in Europe (Frankfurt) and Europe (Ireland), but only through that profile.",
        "May send requests to the inference profile global.anthropic.claude-haiku-5, streamed or whole.",
        "May reach the model anthropic.claude-haiku-5 in Europe (Frankfurt), but only through that profile.",
        "May reach the model anthropic.claude-haiku-5 wherever AWS routes the request, but only through that profile.",
        "May see the list of inference profiles. It shows names, not content.",
        "May look up the 2 chosen inference profiles.",
      ]
    `)
  })
})
