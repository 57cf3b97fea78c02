import { describe, expect, it } from 'vitest'
import { explainError } from './explain-error.ts'
import { knownTexts } from './known-texts.ts'
import { recordedTexts } from './recorded-texts.ts'

const now = Date.UTC(2026, 10, 23, 12)
const requestId = '0f9e8d7c-6b5a-4c3d-9e2f-1a0b9c8d7e6f'

describe('an error that somebody pastes', () => {
  it('is told by at least sixty recorded texts', () => {
    expect(recordedTexts.length).toBeGreaterThanOrEqual(60)
    expect(new Set(recordedTexts.map(([, text]) => text)).size).toBe(recordedTexts.length)
  })

  it.each(recordedTexts)('is %s: %s', (code, text) => {
    const { problem } = explainError(text, now)
    expect(problem?.code).toBe(code)
    const isCureElsewhere = problem?.remedies.some(({ kind }) => kind !== 'retry')
    expect(isCureElsewhere || problem?.detail, 'a cure that works for another tool').toBeTruthy()
  })

  it.each(recordedTexts)(
    'means the same with a request id and a stack around it: %s',
    (code, text) => {
      const around = `[ERROR] 2026-11-23T10:00:00Z\n${text}\n    at Socket.<anonymous> (node:net:1)\nx-amzn-requestid: ${requestId} Request ID: ${requestId}`
      const { problem, found, forSupport } = explainError(around, now)
      expect(problem?.code).toBe(code)
      expect(found.some(({ label }) => label === 'Request id')).toBe(true)
      expect(forSupport).toContain('Request id: ')
    },
  )

  it.each([
    ['ThrottlingException: Rate exceeded', /MAX_OUTPUT_TOKENS/, 'usage'],
    ['(EntityAlreadyExists) A policy called x already exists.', /takes up a policy/, 'permissions'],
    ['(NoSuchEntity) The user policy cannot be found.', /inline/, 'permissions'],
  ] as const)('has a cure that is not only to try again: %s', (text, words, place) => {
    const { problem } = explainError(text, now)
    expect(problem?.detail).toMatch(words)
    expect(problem?.remedies[0]).toMatchObject({ kind: 'goTo', place })
  })

  it('has one cause: every known text is met by a recorded one', () => {
    const met = recordedTexts.map(
      ([, text]) => knownTexts.find(({ words }) => words.test(text))?.id,
    )
    expect(knownTexts.map(({ id }) => id).filter((id) => !met.includes(id))).toEqual([])
  })

  it.each(['', 'It does not work', 'Segmentation fault', 'Error: Something else entirely 42'])(
    'nobody has seen says so, and what support would need is collected: %j',
    (text) => {
      const { problem, forSupport } = explainError(text, now)
      expect(problem).toBeUndefined()
      expect(forSupport).toContain('Request id: not in the text')
    },
  )

  it('gives model, Region, action and request id where the text has them', () => {
    const { found } = explainError(
      `User is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-5-5 (AccessDeniedException, Status Code: 403, Request ID: ${requestId})`,
      now,
    )
    expect(Object.fromEntries(found.map(({ label, value }) => [label, value]))).toEqual({
      Error: 'AccessDeniedException',
      'HTTP status': '403',
      Action: 'bedrock:InvokeModel',
      'Model or profile': 'anthropic.claude-sonnet-5-5',
      Region: 'eu-west-1',
      'Request id': requestId,
    })
  })

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    '"SessionToken": "FwoGZXIvYXdzEBYaDEXAMPLETOKENEXAMPLE1234567890"',
    'Authorization: Bearer bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb24',
    'X-Amz-Signature=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'sk-ant-api03-abcdefghijklmnopqrstuvwxyz',
  ])('never gives a secret back: %s', (secret) => {
    const { forSupport } = explainError(`AccessDeniedException ${secret}`, now)
    const last =
      secret
        .split(/[\s"=]+/)
        .filter(Boolean)
        .at(-1) ?? ''
    expect(forSupport).not.toContain(last)
  })
})
