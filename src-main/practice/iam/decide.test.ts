import { describe, expect, it } from 'vitest'
import { decideBy, type PolicySet } from './decide.ts'
import type { Context } from './match.ts'

const bucket = 'arn:aws:s3:::docs/a'
const model = 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-opus-5-5'

type Part = Record<string, unknown>
const policy = (...statements: Part[]) => ({
  id: 'p',
  type: 'IAM Policy' as const,
  source: 'user' as const,
  document: JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((part) => ({ Effect: 'Allow', ...part })),
  }),
})
const anything = { Action: '*', Resource: '*' }

function outcome(
  set: Partial<PolicySet>,
  { action = 's3:GetObject', resource = bucket, context = {} as Context } = {},
) {
  const all = { identity: [], organization: [], isRoot: false, ...set }
  return decideBy(all, { action, resource }, context).outcome
}
const allows = (part: Part, asked: Parameters<typeof outcome>[1] = {}) =>
  outcome({ identity: [policy(part)] }, asked) === 'allowed'
const conditioned = (Condition: object, context: Context) =>
  allows({ ...anything, Condition }, { context })

describe('the order of evaluation', () => {
  it('denies what nothing allows', () => {
    expect(outcome({})).toBe('implicitDeny')
  })
  it('lets an explicit deny win over any allow', () => {
    expect(outcome({ identity: [policy(anything, { ...anything, Effect: 'Deny' })] })).toBe(
      'explicitDeny',
    )
  })
  it('needs the boundary to allow as well', () => {
    const boundary = {
      ...policy({ Action: 's3:*', Resource: '*' }),
      type: 'Permissions Boundary' as const,
    }
    const set = { identity: [policy(anything)], boundary }
    expect(outcome(set)).toBe('allowed')
    expect(outcome(set, { action: 'iam:GetUser' })).toBe('implicitDeny')
  })
  it('gives nothing through a boundary alone', () => {
    expect(outcome({ boundary: policy(anything) })).toBe('implicitDeny')
  })
  it('needs the organisation to allow, and lets its deny win even over root', () => {
    const denying = policy(anything, { Action: 's3:*', Resource: '*', Effect: 'Deny' })
    expect(outcome({ identity: [policy(anything)], organization: [[denying]] })).toBe(
      'explicitDeny',
    )
    expect(outcome({ isRoot: true, organization: [[denying]] })).toBe('explicitDeny')
    expect(outcome({ identity: [policy(anything)], organization: [[policy()]] })).toBe(
      'implicitDeny',
    )
  })
  it('needs every level of the organisation to allow', () => {
    const identity = [policy(anything)]
    const allows = [policy(anything)]
    expect(outcome({ identity, organization: [allows, allows, allows] })).toBe('allowed')
    expect(outcome({ identity, organization: [allows, [policy()], allows] })).toBe('implicitDeny')
  })
  it('lets root do everything', () => {
    expect(outcome({ isRoot: true })).toBe('allowed')
  })
  it('ignores a policy it cannot read', () => {
    expect(outcome({ identity: [{ ...policy(), document: '{' }] })).toBe('implicitDeny')
  })
})

describe('actions and resources', () => {
  it('compares actions without case and with wildcards', () => {
    expect(allows({ Action: 'S3:getobject', Resource: '*' })).toBe(true)
    expect(allows({ Action: 's3:Get*', Resource: '*' })).toBe(true)
    expect(allows({ Action: 's3:GetObjec?', Resource: '*' })).toBe(true)
    expect(allows({ Action: 's3:Put*', Resource: '*' })).toBe(false)
  })
  it('is not slowed down by many wildcards', { timeout: 1000 }, () => {
    const Resource = `arn:aws:s3:::${'a*'.repeat(500)}b`
    expect(
      allows({ Action: '*', Resource }, { resource: `arn:aws:s3:::${'a'.repeat(2000)}` }),
    ).toBe(false)
  })
  it('takes NotAction as everything else', () => {
    expect(allows({ NotAction: 'iam:*', Resource: '*' })).toBe(true)
    expect(allows({ NotAction: 's3:*', Resource: '*' })).toBe(false)
  })
  it('compares resources with case', () => {
    expect(allows({ Action: '*', Resource: 'arn:aws:s3:::docs/*' })).toBe(true)
    expect(allows({ Action: '*', Resource: 'arn:aws:s3:::Docs/*' })).toBe(false)
  })
  it('takes NotResource as everything else', () => {
    expect(allows({ Action: '*', NotResource: 'arn:aws:s3:::other/*' })).toBe(true)
    expect(allows({ Action: '*', NotResource: bucket })).toBe(false)
  })
  it('does not let a wildcard reach over the parts of an ARN', () => {
    expect(
      allows(
        { Action: '*', Resource: 'arn:aws:bedrock:*:foundation-model/x' },
        { resource: model },
      ),
    ).toBe(false)
    expect(
      allows(
        { Action: '*', Resource: 'arn:aws:bedrock:*::foundation-model/*' },
        { resource: model },
      ),
    ).toBe(true)
  })
  it('fills policy variables, and matches nothing when one is missing', () => {
    const mine = { Action: '*', Resource: `arn:aws:s3:::docs/\${aws:username}` }
    expect(allows(mine, { context: { 'aws:username': ['a'] } })).toBe(true)
    expect(allows(mine, { context: { 'aws:username': ['b'] } })).toBe(false)
    expect(allows(mine)).toBe(false)
  })
})

describe('conditions', () => {
  const region = (...values: string[]): Context => ({ 'aws:RequestedRegion': values })

  it('StringEquals holds for one of its values, keys without case', () => {
    const wanted = { StringEquals: { 'AWS:requestedregion': ['eu-west-1', 'eu-west-3'] } }
    expect(conditioned(wanted, region('eu-west-3'))).toBe(true)
    expect(conditioned(wanted, region('us-east-1'))).toBe(false)
    expect(conditioned(wanted, {})).toBe(false)
  })
  it('StringNotEquals holds when none of its values fits, and when the key is missing', () => {
    const wanted = { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-west-3'] } }
    expect(conditioned(wanted, region('us-east-1'))).toBe(true)
    expect(conditioned(wanted, region('eu-west-1'))).toBe(false)
    expect(conditioned(wanted, {})).toBe(true)
  })
  it('StringEqualsIgnoreCase and StringLike do what they say', () => {
    expect(
      conditioned(
        { StringEqualsIgnoreCase: { 'aws:RequestedRegion': 'EU-WEST-1' } },
        region('eu-west-1'),
      ),
    ).toBe(true)
    expect(
      conditioned({ StringLike: { 'aws:RequestedRegion': 'eu-*' } }, region('eu-west-1')),
    ).toBe(true)
    expect(
      conditioned({ StringNotLike: { 'aws:RequestedRegion': 'eu-*' } }, region('eu-west-1')),
    ).toBe(false)
  })
  it('ArnLike compares part by part', () => {
    const key = 'bedrock:InferenceProfileArn'
    const profile = 'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/global.x'
    expect(
      conditioned(
        { ArnLike: { [key]: 'arn:aws:bedrock:*:*:inference-profile/global.*' } },
        { [key]: [profile] },
      ),
    ).toBe(true)
    expect(
      conditioned(
        { ArnNotLike: { [key]: 'arn:aws:bedrock:*:*:inference-profile/eu.*' } },
        { [key]: [profile] },
      ),
    ).toBe(true)
  })
  it('IfExists holds when the key is missing', () => {
    const wanted = { StringEqualsIfExists: { 'aws:RequestedRegion': 'eu-west-1' } }
    expect(conditioned(wanted, {})).toBe(true)
    expect(conditioned(wanted, region('us-east-1'))).toBe(false)
  })
  it('Null asks whether the key is there', () => {
    expect(conditioned({ Null: { 'aws:RequestedRegion': true } }, {})).toBe(true)
    expect(conditioned({ Null: { 'aws:RequestedRegion': 'false' } }, {})).toBe(false)
  })
  it('Bool, numbers, dates and addresses are compared as such', () => {
    expect(
      conditioned({ Bool: { 'aws:SecureTransport': true } }, { 'aws:SecureTransport': ['true'] }),
    ).toBe(true)
    expect(
      conditioned(
        { NumericLessThan: { 'aws:MultiFactorAuthAge': 300 } },
        { 'aws:MultiFactorAuthAge': ['40'] },
      ),
    ).toBe(true)
    expect(
      conditioned(
        { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
        { 'aws:CurrentTime': ['2025-12-31T00:00:00Z'] },
      ),
    ).toBe(false)
    expect(
      conditioned(
        { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } },
        { 'aws:SourceIp': ['127.0.0.1'] },
      ),
    ).toBe(true)
    expect(
      conditioned(
        { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
        { 'aws:SourceIp': ['10.1.2.3'] },
      ),
    ).toBe(false)
  })
  it('ForAnyValue needs one of the request’s values, ForAllValues every one', () => {
    const tags: Context = { 'aws:TagKeys': ['team', 'cost'] }
    expect(conditioned({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } }, tags)).toBe(true)
    expect(conditioned({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } }, tags)).toBe(
      false,
    )
    expect(
      conditioned({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost'] } }, tags),
    ).toBe(true)
    expect(conditioned({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } }, {})).toBe(true)
    expect(conditioned({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } }, {})).toBe(false)
  })
  it('needs all of several conditions', () => {
    const wanted = {
      StringEquals: { 'aws:RequestedRegion': 'eu-west-1', 'aws:username': 'a' },
    }
    expect(conditioned(wanted, { ...region('eu-west-1'), 'aws:username': ['a'] })).toBe(true)
    expect(conditioned(wanted, region('eu-west-1'))).toBe(false)
  })
  it('never holds for an operator nobody knows', () => {
    expect(conditioned({ StringSounds: { 'aws:RequestedRegion': 'x' } }, region('x'))).toBe(false)
  })
  it('names the keys that were asked for and not given', () => {
    const set = {
      organization: [],
      isRoot: false,
      identity: [policy({ ...anything, Condition: { StringEquals: { 'aws:username': 'a' } } })],
    }
    expect(decideBy(set, { action: 's3:GetObject', resource: bucket }, {}).missingContext).toEqual([
      'aws:username',
    ])
  })
})
