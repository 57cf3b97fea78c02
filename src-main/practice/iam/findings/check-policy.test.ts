import { describe, expect, it } from 'vitest'
import { awsManagedPolicies } from '../aws-managed.ts'
import { checkPolicy } from './check-policy.ts'

const profile = 'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.x'
const good = { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: profile }
type Part = Record<string, unknown>
const policy = (...statements: Part[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((part) => ({ ...good, ...part })),
  })
const codes = (text: string, kind: 'identity' | 'resource' = 'identity') =>
  checkPolicy(text, kind).map(({ type, code }) => `${type} ${code}`)
const remarks = (...statements: Part[]) => codes(policy(...statements))

describe('a clean policy', () => {
  it('has no findings', () => {
    expect(remarks({})).toEqual([])
    expect(
      remarks({ Condition: { StringEquals: { 'bedrock:InferenceProfileArn': [profile] } } }),
    ).toEqual([])
  })
  it('may reach a model under the ARN that has no Region', () => {
    expect(remarks({ Resource: 'arn:aws:bedrock:::foundation-model/anthropic.x' })).toEqual([])
  })
  it('may be any of AWS’s own that grant no IAM', () => {
    for (const { name, document } of Object.values(awsManagedPolicies))
      if (name !== 'AdministratorAccess') expect([name, codes(document)]).toEqual([name, []])
  })
})

describe('the document', () => {
  it('has to be JSON', () => {
    expect(checkPolicy('{"Version": oops}', 'identity')).toMatchObject([
      { code: 'JSON_SYNTAX_ERROR', places: [{ offset: 12 }] },
    ])
    expect(codes('')).toEqual(['ERROR JSON_SYNTAX_ERROR'])
    expect(codes('[]')).toEqual(['ERROR DATA_TYPE_MISMATCH'])
  })
  it('should have a version, and one that exists', () => {
    expect(codes(JSON.stringify({ Statement: good }))).toEqual(['WARNING MISSING_VERSION'])
    expect(codes(JSON.stringify({ Version: '2012', Statement: good }))).toEqual([
      'ERROR INVALID_VERSION',
    ])
  })
  it('has statements and nothing unknown', () => {
    expect(codes('{"Version":"2012-10-17"}')).toEqual(['ERROR MISSING_STATEMENT'])
    expect(codes(JSON.stringify({ Version: '2012-10-17', Statment: [], Statement: good }))).toEqual(
      ['ERROR INVALID_POLICY_ELEMENT'],
    )
  })
  it('fits into a managed policy', () => {
    const Resource = Array.from({ length: 100 }, (_, index) => `${profile}${index}-`)
    expect(remarks({ Resource })).toEqual(['ERROR POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA'])
  })
  it('uses a Sid once, with letters and digits', () => {
    expect(remarks({ Sid: 'One' }, { Sid: 'One' })).toEqual(['ERROR UNIQUE_SIDS_REQUIRED'])
    expect(remarks({ Sid: 'One two' })).toEqual(['ERROR UNSUPPORTED_SID'])
    expect(remarks({ Sid: '' })).toEqual(['SUGGESTION EMPTY_SID_VALUE'])
  })
})

describe('a statement', () => {
  it('has an effect, actions and resources', () => {
    expect(codes('{"Version":"2012-10-17","Statement":{}}')).toEqual([
      'ERROR MISSING_EFFECT',
      'ERROR MISSING_ACTION',
      'ERROR MISSING_RESOURCE',
    ])
    expect(remarks({ Effect: 'allow' })).toEqual(['ERROR INVALID_EFFECT'])
    expect(remarks({ NotAction: 'iam:*' })).toEqual(['ERROR UNSUPPORTED_ELEMENT_COMBINATION'])
  })
  it('has a principal in a resource policy only', () => {
    expect(remarks({ Principal: '*' })).toEqual(['ERROR UNSUPPORTED_PRINCIPAL'])
    expect(codes(policy({}), 'resource')).toEqual(['ERROR MISSING_PRINCIPAL'])
  })
  it('does nothing with empty lists', () => {
    expect(remarks({ Action: [] })).toEqual(['SUGGESTION EMPTY_ARRAY_ACTION'])
    expect(remarks({ Resource: [] })).toEqual(['SUGGESTION EMPTY_ARRAY_RESOURCE'])
    expect(remarks({ Condition: {} })).toEqual(['SUGGESTION EMPTY_OBJECT_CONDITION'])
    expect(remarks({ Condition: { StringEquals: { 'aws:username': [] } } })).toEqual([
      'SUGGESTION EMPTY_ARRAY_CONDITION',
    ])
  })
})

describe('actions', () => {
  it('have to exist, also behind a wildcard', () => {
    expect(
      remarks({ Action: ['bedrock:Converse', 'bedrock:Invok', 'bedrock:Xyz*', 'bedrock'] }),
    ).toEqual(Array(4).fill('ERROR INVALID_ACTION'))
    expect(remarks({ Action: 'bedrok:InvokeModel' })).toEqual(['ERROR INVALID_SERVICE_IN_ACTION'])
    expect(
      remarks({ Action: ['BEDROCK:invokemodel', 'bedrock:List*', 'lambda:Anything'] }),
    ).toEqual([])
    expect(remarks({ Action: 'bed*:InvokeModel' })).toEqual(['SUGGESTION WILDCARD_IN_SERVICE_NAME'])
  })
  it('need no repeating', () => {
    expect(remarks({ Action: ['bedrock:InvokeModel', 'bedrock:Invoke*'] })).toEqual([
      'SUGGESTION REDUNDANT_ACTION',
    ])
    expect(remarks({ Action: ['bedrock:InvokeModel', 'bedrock:invokemodel'] })).toEqual([
      'SUGGESTION REDUNDANT_ACTION',
    ])
  })
  it('warn about everything on everything', () => {
    expect(remarks({ Action: '*', Resource: '*' })).toEqual([
      'SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
      'WARNING CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
    ])
    expect(remarks({ Action: '*', Resource: '*', Effect: 'Deny' })).toEqual([])
  })
  it('warn about passing any role, unless it is said to whom', () => {
    const passing = { Action: 'iam:PassRole', Resource: '*' }
    expect(remarks(passing)).toEqual(['SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE'])
    expect(remarks({ ...passing, Resource: 'arn:aws:iam::111122223333:role/One' })).toEqual([])
    const Condition = { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } }
    expect(remarks({ ...passing, Condition })).toEqual([])
    const { Resource: _, ...rest } = { ...good, Action: 'iam:PassRole' }
    const statement = { ...rest, NotResource: 'arn:aws:iam::111122223333:role/One' }
    expect(codes(JSON.stringify({ Version: '2012-10-17', Statement: statement }))).toEqual([
      'SECURITY_WARNING PASS_ROLE_WITH_NOT_RESOURCE',
    ])
  })
})

describe('resources', () => {
  const resource = (Resource: string) => remarks({ Resource })[0]?.replace('ERROR ', '')
  it('are ARNs', () => {
    expect(resource('anthropic.claude')).toBe('INVALID_ARN_PREFIX')
    expect(resource('arn:aws:bedrock:eu-west-1:x')).toBe('MISSING_ARN_FIELD')
    expect(resource('arn:amazon:bedrock:::foundation-model/x')).toBe('INVALID_PARTITION')
    expect(resource('arn:aws:bedrok:::foundation-model/x')).toBe('INVALID_SERVICE')
    expect(resource('arn:aws:Bedrock:::foundation-model/x')).toBe('INVALID_ARN_SERVICE_CASE')
    expect(resource('arn:aws:bedrock:frankfurt::foundation-model/x')).toBe('INVALID_REGION')
    expect(resource(profile.replace('111122223333', '1111'))).toBe('INVALID_ARN_ACCOUNT')
  })
  it('are of a kind the service has, with the parts that kind has', () => {
    expect(resource('arn:aws:bedrock:eu-west-1::model/x')).toBe('INVALID_ARN_RESOURCE')
    expect(resource('arn:aws:bedrock:eu-west-1::foundation-model')).toBe('INVALID_ARN_RESOURCE')
    expect(resource('arn:aws:iam:eu-west-1:111122223333:user/x')).toBe('ARN_REGION_NOT_ALLOWED')
    expect(resource(profile.replace('eu-central-1', ''))).toBe('MISSING_ARN_REGION')
    expect(resource('arn:aws:bedrock:eu-west-1:111122223333:foundation-model/x')).toBe(
      'ARN_ACCOUNT_NOT_ALLOWED',
    )
  })
  it('may have wildcards and variables in their parts', () => {
    expect(resource('arn:*:bedrock:*:*:inference-profile/*')).toBeUndefined()
    expect(resource(`arn:aws:iam::*:user/\${aws:username}`)).toBeUndefined()
  })
  it('need no repeating', () => {
    expect(remarks({ Resource: [profile, 'arn:aws:bedrock:*:*:inference-profile/*'] })).toEqual([
      'SUGGESTION REDUNDANT_RESOURCE',
    ])
  })
  it('have variables only in the current version', () => {
    const Statement = { ...good, Resource: `arn:aws:iam::*:user/\${aws:username}` }
    expect(codes(JSON.stringify({ Version: '2008-10-17', Statement }))).toEqual([
      'ERROR VARIABLE_UNSUPPORTED_IN_VERSION',
    ])
  })
})

describe('conditions', () => {
  const condition = (operator: string, key: string, value: unknown = 'x') =>
    remarks({ Condition: { [operator]: { [key]: value } } })
  it('have operators that exist', () => {
    expect(condition('StringSounds', 'aws:username')).toEqual(['ERROR INVALID_CONDITION_OPERATOR'])
    expect(condition('NullIfExists', 'aws:username', true)).toEqual(['ERROR NULL_WITH_IF_EXISTS'])
    expect(condition('ForAnyValue:StringLikeIfExists', 'aws:TagKeys')).toEqual([])
  })
  it('have keys that exist', () => {
    expect(condition('StringEquals', 'RequestedRegion')).toEqual([
      'ERROR INVALID_CONDITION_KEY_FORMAT',
    ])
    expect(condition('StringEquals', 'aws:Region')).toEqual(['ERROR INVALID_GLOBAL_CONDITION_KEY'])
    expect(condition('StringEquals', 'bedrock:ProfileArn')).toEqual([
      'ERROR INVALID_SERVICE_CONDITION_KEY',
    ])
    expect(condition('StringEquals', 'AWS:requestedregion')).toEqual([])
    expect(condition('StringEquals', 'aws:PrincipalTag/team')).toEqual([])
    expect(condition('StringEquals', 'token.actions.githubusercontent.com:sub')).toEqual([])
  })
  it('warn where a wildcard is taken literally', () => {
    expect(condition('StringEquals', 'aws:RequestedRegion', 'eu-*')).toEqual([
      'WARNING WILDCARD_WITHOUT_LIKE_OPERATOR',
    ])
    expect(condition('StringLike', 'aws:RequestedRegion', 'eu-*')).toEqual([])
  })
})
