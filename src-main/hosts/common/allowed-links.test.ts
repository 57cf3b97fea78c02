import { expect, test } from 'vitest'
import { isAllowedLink } from './allowed-links.ts'

test.each([
  'https://docs.aws.amazon.com/bedrock/latest/userguide/',
  'https://eu-central-1.console.aws.amazon.com/iam/home#/users',
  'https://aws.amazon.com/legal/',
  'https://code.claude.com/docs/en/amazon-bedrock',
])('%s may be opened', (url) => {
  expect(isAllowedLink(url)).toBe(true)
})

test.each([
  'http://docs.aws.amazon.com/',
  'https://docs.aws.amazon.com.example.com/',
  'https://evilaws.amazon.com/',
  'https://docs.aws.amazon.com@example.com/',
  'https://ada@docs.aws.amazon.com/',
  'https://docs.aws.amazon.com:8443/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ms-settings:',
  '',
])('%s may not', (url) => {
  expect(isAllowedLink(url)).toBe(false)
})
