import { describe, expect, it } from 'vitest'
import { ScenarioName } from '../../../shared/practice.ts'
import { models } from '../bedrock/models.ts'
import { regionsIn } from '../bedrock/regions.ts'
import { decide } from '../iam/decide.ts'
import { checkPolicy } from '../iam/findings/check-policy.ts'
import { createAccount } from './create-account.ts'

const now = Date.UTC(2026, 10, 23, 12)
const created = (scenario: ScenarioName) => createAccount(scenario, now)
const plainUser = 'claude-bedrock-user'

function mayUser(scenario: ScenarioName, action: string, resource = '*') {
  const account = created(scenario)
  const arn = account.iam.users[plainUser]?.arn ?? ''
  const caller = { kind: 'user', name: plainUser, arn } as const
  return decide(account, caller, { action, resource }, {}).outcome === 'allowed'
}

describe.each(ScenarioName.options)('%s', (scenario) => {
  it('has the same ids and keys every time', () => {
    const keysAt = (at: number) => Object.keys(createAccount(scenario, at).iam.accessKeys)
    expect(keysAt(now)).toEqual(keysAt(now + 86_400_000))
  })

  it('has keys that look like AWS’s', () => {
    const keys = Object.values(created(scenario).iam.accessKeys)
    expect(keys).toHaveLength(2)
    for (const { id, secret, sessionToken } of keys) {
      expect(id).toMatch(sessionToken === undefined ? /^AKIA[A-Z2-7]{16}$/ : /^ASIA[A-Z2-7]{16}$/)
      expect(secret).toMatch(/^[A-Za-z0-9+/]{40}$/)
    }
  })

  it('survives being saved and read', () => {
    expect(JSON.parse(JSON.stringify(created(scenario)))).toEqual(created(scenario))
  })

  it('shares nothing with the next account made', () => {
    created(scenario).iam.users[plainUser]?.attached.push('changed')
    expect(created(scenario).iam.users[plainUser]?.attached).not.toContain('changed')
  })
})

it('the fresh account lets its plain user do nothing', () => {
  expect(mayUser('fresh', 'bedrock:ListInferenceProfiles')).toBe(false)
  expect(created('fresh').bedrock).toMatchObject({ agreements: {} })
  expect(created('fresh').bedrock.useCaseForm).toBeUndefined()
})

it('the broad policy allows even what nobody needs', () => {
  expect(mayUser('broad-policy', 'bedrock:DeleteGuardrail')).toBe(true)
  expect(mayUser('broad-policy', 'aws-marketplace:Subscribe')).toBe(true)
})

it('the viewer may read metrics and nothing of the bill', () => {
  expect(mayUser('cloudwatch-only', 'cloudwatch:GetMetricData')).toBe(true)
  expect(mayUser('cloudwatch-only', 'ce:GetCostAndUsage')).toBe(false)
  expect(mayUser('cloudwatch-only', 'bedrock:InvokeModel')).toBe(false)
})

it('the member may call and look, and may not touch IAM', () => {
  expect(mayUser('member-without-iam', 'bedrock:InvokeModel')).toBe(true)
  expect(mayUser('member-without-iam', 'bedrock:ListInferenceProfiles')).toBe(true)
  expect(mayUser('member-without-iam', 'iam:CreatePolicy')).toBe(false)
  expect(mayUser('member-without-iam', 'iam:GetUser')).toBe(false)
})

it('the expired session is over', () => {
  const session = Object.values(created('expired-session').iam.accessKeys).find(
    ({ sessionToken }) => sessionToken !== undefined,
  )
  expect(session?.owner).toEqual({ type: 'user', name: plainUser })
  expect(session?.expiresAt).toBeLessThan(now)
})

it('the narrow policy is clean and reaches exactly where its profiles route', () => {
  const { policies } = created('month-of-use').iam
  const document =
    policies['arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess']?.versions.v1?.document
  expect(checkPolicy(document ?? '', 'identity')).toEqual([])
  const reached = [...(document ?? '').matchAll(/bedrock:([a-z0-9-]+)::foundation-model/g)]
  expect([...new Set(reached.map(([, region]) => region))].sort()).toEqual(
    [...regionsIn('eu')].sort(),
  )
})

it('agreements are for models the account has, and the form says what AWS asks', () => {
  const { agreements, useCaseForm = '' } = created('month-of-use').bedrock
  expect(models.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(agreements)))
  expect(Object.keys(JSON.parse(useCaseForm)).sort()).toEqual([
    'companyName',
    'companyWebsite',
    'industryOption',
    'intendedUsers',
    'otherIndustryOption',
    'useCases',
  ])
})
