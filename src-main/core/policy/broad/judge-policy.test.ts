import { describe, expect, it } from 'vitest'
import { madeProfile } from '../../../testing/made-profile.ts'
import { generatePolicy } from '../generate-policy.ts'
import { judgePolicy } from './judge-policy.ts'

const allow = (
  Action: string | string[],
  Resource: string | string[] = '*',
  more: object = {},
) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const judge = (...Statement: object[]) =>
  judgePolicy(JSON.stringify({ Version: '2012-10-17', Statement }))
const files = allow(['s3:GetObject', 's3:ListBucket'])
const model = 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-opus-5-5'

describe('a policy is narrow', () => {
  it.each([
    ['that names its models', allow('bedrock:InvokeModel', model)],
    ['that only looks', allow(['bedrock:List*', 'bedrock:Get*'])],
    ['of another service', files],
    ['with everything on one bucket', allow('*', 'arn:aws:s3:::mine/*')],
    ['that only denies', { Effect: 'Deny', Action: 'bedrock:*', Resource: '*' }],
    [
      'that leaves Bedrock out',
      { Effect: 'Allow', NotAction: ['bedrock:*', 'iam:*'], Resource: '*' },
    ],
    [
      'that names a profile',
      allow(
        'bedrock:Invoke*',
        'arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-opus-5-5',
      ),
    ],
  ])('%s', (_, statement) => {
    expect(judge(statement)).toEqual({ kind: 'narrow' })
  })

  it('when this app has made it', () => {
    const policy = generatePolicy(
      [
        {
          region: 'eu-central-1',
          profiles: [madeProfile('geography', 'opus-5-5'), madeProfile('global', 'haiku-5-5')],
        },
      ],
      { countTokens: true, bearerToken: true },
    )
    expect(judgePolicy(JSON.stringify(policy))).toEqual({ kind: 'narrow' })
  })

  it.each(['', '{', '[]', '{"Version":"2012-10-17"}'])('when it is none at all: %j', (text) => {
    expect(judgePolicy(text)).toEqual({ kind: 'narrow' })
  })
})

describe('a policy is broad', () => {
  it.each([
    ['with all of Bedrock', allow('bedrock:*')],
    ['with all of Bedrock, in capitals', allow('Bedrock:*')],
    ['with every call', allow('bedrock:Invoke*')],
    ['with every model', allow('bedrock:InvokeModel')],
    [
      'with every model of a vendor',
      allow('bedrock:InvokeModel', 'arn:aws:bedrock:*::foundation-model/anthropic.*'),
    ],
    [
      'with every profile',
      allow(['bedrock:InvokeModelWithResponseStream'], 'arn:aws:bedrock:*:*:inference-profile/*'),
    ],
    ['with all of a Region', allow('bedrock:InvokeModel', 'arn:aws:bedrock:eu-west-1::*')],
    [
      'by a condition that limits something else',
      allow('bedrock:*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    ],
  ])('%s', (_, statement) => {
    expect(judge(statement)).toEqual({ kind: 'broad', canBeParted: true })
  })

  it('and keeps every other statement as it is, in its order', () => {
    const deny = { Effect: 'Deny', Action: 'bedrock:*', Resource: model }
    expect(judge(files, allow('bedrock:*'), deny)).toEqual({
      kind: 'broad',
      canBeParted: true,
      rest: { Version: '2012-10-17', Statement: [files, deny] },
    })
  })

  it('and keeps the other actions of the same statement', () => {
    expect(
      judge(allow(['s3:GetObject', 'bedrock:*', 'bedrock:List*'], '*', { Sid: 'Mixed' })),
    ).toEqual({
      kind: 'broad',
      canBeParted: true,
      rest: {
        Version: '2012-10-17',
        Statement: [allow(['s3:GetObject', 'bedrock:List*'], '*', { Sid: 'Mixed' })],
      },
    })
  })

  it.each([
    ['with a wildcard in the service', allow(['*:Invoke*', 's3:GetObject'])],
    ['with a service that is begun', allow('bed*:*')],
  ])('and cannot be taken apart %s', (_, statement) => {
    expect(judge(statement)).toMatchObject({ kind: 'broad', canBeParted: false })
  })

  it.each([true, 3, [true], [3]])('by a condition with the value %j', (value) => {
    const limited = allow('bedrock:*', '*', {
      Condition: { Bool: { 'aws:SecureTransport': value } },
    })
    expect(judge(limited)).toEqual({ kind: 'broad', canBeParted: true })
  })

  it('and cannot be taken apart where every action is allowed on something of Bedrock', () => {
    expect(judge(allow('*', 'arn:aws:bedrock:*::foundation-model/*'))).toMatchObject({
      kind: 'broad',
      canBeParted: false,
    })
  })
})

describe('a policy makes an administrator', () => {
  it.each([
    ['with everything', allow('*')],
    ['with everything of everything', allow('*:*')],
    ['with everything beside Bedrock', allow(['bedrock:*', '*:*'])],
    ['with everything but IAM', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
  ])('%s', (_, statement) => {
    expect(judge(files, statement)).toEqual({ kind: 'administrator' })
  })
})
