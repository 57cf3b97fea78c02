import { describe, expect, it } from 'vitest'
import { madeProfile } from '../../testing/made-profile.ts'
import type { Source } from './generate-policy.ts'
import { generatePolicy } from './generate-policy.ts'
import { policyInWords } from './in-words.ts'
import { monitoringPolicy } from './monitoring-policy.ts'
import { type AnyPolicy, mostCharacters, readStatement, sizeOf } from './policy.ts'
import { splitPolicy } from './split-policy.ts'

const regions = ['central-1', 'central-2', 'north-1', 'south-1', 'south-2', 'west-1', 'west-3']
const destinations = regions.map((each) => `eu-${each}`)
const families = ['opus-5-5', 'sonnet-5-5', 'haiku-5-5', 'opus-5', 'sonnet-5', 'fable-5-2']
const europe = (region: string): Source => ({
  region,
  profiles: families.map((family) =>
    madeProfile('geography', family, { source: region, regions: destinations }),
  ),
})
const grantedBy = (policies: readonly AnyPolicy[]) =>
  policies
    .flatMap(({ Statement }) => Statement)
    .flatMap((statement) => {
      const { Action = [], Resource = [], Condition = {} } = readStatement(statement) ?? {}
      const through = JSON.stringify(Condition)
      return Action.flatMap((action) => Resource.map((arn) => `${action} ${arn} ${through}`))
    })
    .toSorted()

describe('a policy too long for IAM', () => {
  const sources = [europe('eu-central-1'), europe('eu-west-1')]
  const whole = generatePolicy(sources)
  const parts = splitPolicy(sources) ?? []

  it('is split into parts that IAM takes', () => {
    expect(sizeOf(whole)).toBeGreaterThan(mostCharacters)
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect(sizeOf(part)).toBeLessThanOrEqual(mostCharacters)
  })

  it('allows together just what the whole would', () => {
    expect(grantedBy(parts)).toEqual(grantedBy([whole]))
  })

  it('keeps a profile and the model behind it in one part', () => {
    for (const { Statement } of parts) {
      const used = Statement.filter(({ Sid }) => `${Sid}`.startsWith('Use')).map(
        ({ Resource }) => `${Resource}`,
      )
      const through = Statement.flatMap((statement) =>
        Object.values(readStatement(statement)?.Condition?.StringEquals ?? {}).flat(),
      )
      expect(used.toSorted()).toEqual(through.toSorted())
    }
  })

  it('lets the list of profiles be seen once, and each profile be described where it is used', () => {
    const sids = parts.map(({ Statement }) => Statement.map(({ Sid }) => Sid))
    expect(sids.filter((each) => each.includes('SeeProfiles'))).toHaveLength(1)
    expect(sids.every((each) => each.includes('DescribeChosenProfiles'))).toBe(true)
  })

  it('has Sids that IAM takes, each once', () => {
    const sids = parts.flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid))
    const single = sids.filter((sid) => sid !== 'DescribeChosenProfiles')
    expect(new Set(single).size).toBe(single.length)
    expect(single.every((sid) => /^[A-Za-z0-9]+$/.test(sid))).toBe(true)
  })

  it('is not split where it fits, and is given up where one profile alone does not', () => {
    expect(
      splitPolicy(
        [europe('eu-central-1')].map(({ region, profiles }) => ({
          region,
          profiles: profiles.slice(0, 3),
        })),
      ),
    ).toHaveLength(1)
    expect(splitPolicy(sources, {}, 500)).toBeUndefined()
  })
})

describe('the guide’s policy for several Regions, in its correct form', () => {
  const sources: Source[] = [
    {
      region: 'us-east-1',
      profiles: [
        madeProfile('geography', 'sonnet-5-5', {
          source: 'us-east-1',
          geography: 'us',
          regions: ['us-east-1', 'us-east-2', 'us-west-2'],
        }),
      ],
    },
    {
      region: 'us-west-2',
      profiles: [
        madeProfile('geography', 'sonnet-5-5', {
          source: 'us-west-2',
          geography: 'us',
          regions: ['us-east-1', 'us-east-2', 'us-west-2'],
        }),
      ],
    },
    {
      region: 'eu-west-1',
      profiles: [
        madeProfile('geography', 'sonnet-5-5', { source: 'eu-west-1', regions: destinations }),
      ],
    },
  ]
  const { Statement } = generatePolicy(sources)

  it('has a pair of statements for each Region, no wildcard, and never two geographies in one', () => {
    const reach = Statement.filter(({ Sid }) => Sid.startsWith('Reach'))
    expect(reach.map(({ Sid }) => Sid)).toEqual([
      'ReachClaudesonnet55Inuseast1',
      'ReachClaudesonnet55Inuswest2',
      'ReachClaudesonnet55Ineuwest1',
    ])
    expect(JSON.stringify(Statement)).not.toContain('claude-*')
    for (const { Resource, Condition } of reach) {
      const geography = /inference-profile\/(\w+)\./.exec(
        Condition?.StringEquals['bedrock:InferenceProfileArn'] ?? '',
      )?.[1]
      expect([Resource].flat().every((arn) => arn.split(':')[3]?.startsWith(`${geography}-`))).toBe(
        true,
      )
    }
  })

  it('never limits the Region a geographic profile may route to', () => {
    expect(JSON.stringify(Statement)).not.toContain('aws:RequestedRegion')
  })
})

describe('further rights', () => {
  const sources = [{ region: 'eu-central-1', profiles: [madeProfile('geography', 'haiku-5-5')] }]

  it('are not there unless wanted', () => {
    expect(JSON.stringify(generatePolicy(sources))).not.toMatch(/CountTokens|BearerToken/)
  })

  it('let tokens be counted on the models of the source Region alone', () => {
    const { Statement } = generatePolicy(sources, { countTokens: true })
    expect(Statement.find(({ Sid }) => Sid === 'CountTokens')).toMatchObject({
      Action: ['bedrock:CountTokens'],
      Resource: ['arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-haiku-5-5'],
    })
  })

  it('let short-term API keys be used, and no others', () => {
    const { Statement } = generatePolicy(sources, { bearerToken: true })
    expect(Statement.find(({ Sid }) => Sid === 'UseShortTermApiKeys')).toMatchObject({
      Action: ['bedrock:CallWithBearerToken'],
      Condition: { StringEquals: { 'bedrock:BearerTokenType': 'SHORT_TERM' } },
    })
  })

  it('are explained like the others', () => {
    const policy = generatePolicy(sources, { countTokens: true, bearerToken: true })
    expect(
      policyInWords(policy)
        .map(({ words }) => words)
        .slice(2),
    ).toEqual([
      'May see the list of inference profiles. It shows names, not content.',
      'May have the tokens of a text counted for anthropic.claude-haiku-5-5, without asking the model.',
      'May use short-term Bedrock API keys, which can do no more than this policy.',
      'May look up the 1 chosen inference profile.',
    ])
  })
})

describe('the policy of the usage window', () => {
  it('is told in words, each of which says that it only reads', () => {
    const words = policyInWords(monitoringPolicy('aws', '111122223333')).map((each) => each.words)
    expect(words).toHaveLength(5)
    expect(words.every((each) => each.startsWith('May read '))).toBe(true)
  })

  it('names the budgets of its own account and partition', () => {
    expect(JSON.stringify(monitoringPolicy('aws-us-gov', '111122223333'))).toContain(
      'arn:aws-us-gov:budgets::111122223333:budget/*',
    )
  })
})

describe('a statement that a person wrote', () => {
  const words = (statement: object) => policyInWords({ Statement: [{ ...statement }] })[0]?.words

  it.each([
    [{ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }, 'May use bedrock:* on everything.'],
    [
      {
        Effect: 'Deny',
        NotAction: ['iam:*', 'sts:*'],
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
      'May never use everything but iam:* and sts:* on everything, depending on aws:MultiFactorAuthPresent.',
    ],
    [
      {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-opus-5',
      },
      'May reach the model anthropic.claude-opus-5 in Europe (Ireland), past its profile too.',
    ],
    [
      {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.*',
      },
      'May use bedrock:InvokeModel on arn:aws:bedrock:eu-west-1::foundation-model/anthropic.*.',
    ],
    [{ Effect: 'Perhaps' }, 'This statement is not one that IAM can read.'],
  ])('is told as it is: %j', (statement, expected) => {
    expect(words(statement)).toBe(expected)
  })
})
