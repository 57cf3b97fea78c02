import * as analyzer from '@aws-sdk/client-accessanalyzer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Practice, type PracticeKey, startPractice } from '../start.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ scenario: 'month-of-use' })
})
afterAll(() => practice.stop())

const validate = (policyDocument: string, credentials: PracticeKey = practice.keys.admin) =>
  new analyzer.AccessAnalyzerClient({
    endpoint: practice.endpoint,
    region: practice.region,
    credentials,
  }).send(new analyzer.ValidatePolicyCommand({ policyDocument, policyType: 'IDENTITY_POLICY' }))

it('finds nothing wrong with the policies the account was set up with', async () => {
  for (const { versions } of Object.values(practice.account.iam.policies))
    expect((await validate(versions.v1?.document ?? '')).findings).toEqual([])
})

it('says what is wrong, where, and where to read more', async () => {
  const document = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["bedrock:ListInferenceProfiles", "bedrock:Converse"], "Resource": "*" }
  ]
}`
  const { findings = [] } = await validate(document)
  expect(findings).toMatchObject([
    { findingType: 'ERROR', issueCode: 'INVALID_ACTION', findingDetails: expect.any(String) },
  ])
  expect(findings[0]?.learnMoreLink).toMatch(/policy-checks-error-invalid-action$/)
  expect(findings[0]?.locations?.[0]?.path).toEqual([
    { value: 'Statement' },
    { index: 0 },
    { value: 'Action' },
    { index: 1 },
  ])
  const { start, end } = findings[0]?.locations?.[0]?.span ?? {}
  expect(start).toMatchObject({ line: 4, column: 69 })
  expect(document.slice(start?.offset, end?.offset)).toBe('"bedrock:Converse"')
})

it('hands findings out in pages', async () => {
  const client = new analyzer.AccessAnalyzerClient({
    endpoint: practice.endpoint,
    region: practice.region,
    credentials: practice.keys.admin,
  })
  const codes: (string | undefined)[] = []
  const pages = analyzer.paginateValidatePolicy(
    { client, pageSize: 1 },
    {
      policyDocument: '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
      policyType: 'IDENTITY_POLICY',
    },
  )
  for await (const { findings = [] } of pages) codes.push(...findings.map((each) => each.issueCode))
  expect(codes).toEqual([
    'MISSING_VERSION',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
  ])
})

it('answers only those IAM lets ask', async () => {
  await expect(validate('{}', practice.keys.user)).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })
})
