import { array, assert, constantFrom, property } from 'fast-check'
import { expect, it } from 'vitest'
import type { ReadStatement } from '../policy/policy.ts'
import { isLike, permits, type Wish } from './permits.ts'

/** Tried one character at a time, as slowly and plainly as it can be. */
const isLikePlainly = (pattern: string, text: string): boolean => {
  const [first, ...rest] = pattern
  if (first === undefined) return text === ''
  if (first === '*')
    return (
      isLikePlainly(rest.join(''), text) || (text !== '' && isLikePlainly(pattern, text.slice(1)))
    )
  return (
    text !== '' &&
    (first === '?' || first === text[0]) &&
    isLikePlainly(rest.join(''), text.slice(1))
  )
}
const wordOf = (...letters: string[]) =>
  array(constantFrom(...letters), { maxLength: 8 }).map((all) => all.join(''))

it('wildcards match as IAM’s do', () => {
  void assert(
    property(wordOf('a', 'b', '*', '?', '.', '('), wordOf('a', 'b', '.', '('), (pattern, text) => {
      expect(isLike(pattern, text)).toBe(isLikePlainly(pattern, text))
    }),
    { numRuns: 3000 },
  )
})

it('a pattern of many stars takes no time', () => {
  expect(isLike(`${'*a'.repeat(2000)}b`, 'a'.repeat(20_000))).toBe(false)
})

const wish: Wish = {
  action: 'bedrock:InvokeModel',
  resource: 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude',
  conditions: {
    'aws:RequestedRegion': 'eu-west-1',
    'bedrock:InferenceProfileArn':
      'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.x',
  },
}
const allow: ReadStatement = {
  Effect: 'Allow',
  Action: ['bedrock:InvokeModel'],
  Resource: [wish.resource],
}
const under = (operator: string, key: string, ...values: string[]): ReadStatement => ({
  ...allow,
  Condition: { [operator]: { [key]: values } },
})
const profileKey = 'BEDROCK:inferenceProfileArn'

it.each<[string, boolean, ReadStatement[]]>([
  ['nothing', false, []],
  ['its action and resource', true, [allow]],
  ['its action in other letters', true, [{ ...allow, Action: ['BEDROCK:invokemodel'] }]],
  ['another action', false, [{ ...allow, Action: ['bedrock:Converse'] }]],
  [
    'another resource',
    false,
    [{ ...allow, Resource: ['arn:aws:bedrock:*:*:inference-profile/*'] }],
  ],
  ['all but another action', true, [{ ...allow, Action: undefined, NotAction: ['iam:*'] }]],
  ['all but this action', false, [{ ...allow, Action: undefined, NotAction: ['bedrock:*'] }]],
  ['all but this resource', false, [{ ...allow, Resource: undefined, NotResource: ['*claude'] }]],
  ['a Deny beside it', false, [allow, { ...allow, Effect: 'Deny' }]],
  [
    'a Deny for another Region',
    true,
    [allow, { ...under('StringNotEquals', 'aws:RequestedRegion', 'eu-west-1'), Effect: 'Deny' }],
  ],
  ['its profile', true, [under('ArnLike', profileKey, '*/eu.x')]],
  ['another profile', false, [under('StringEquals', profileKey, '*/eu.x')]],
  ['one of several profiles', true, [under('ForAnyValue:StringLike', profileKey, 'y', '*/eu.x')]],
  ['another Region', false, [under('StringEqualsIfExists', 'aws:RequestedRegion', 'eu-west-2')]],
  ['a condition that is not known here', true, [under('IpAddress', 'aws:SourceIp', '10.0.0.0/8')]],
])('a statement of %s: %s', (_, isAllowed, statements) => {
  expect(permits(statements, wish)).toBe(isAllowed)
})
