import { expect, test } from 'vitest'
import type { Ability } from '../../shared/setup/review.ts'
import { askForRights } from './ask-for-rights.ts'

const who = { arn: 'arn:aws:iam::111122223333:user/claude', account: '111122223333' }
const ability = (id: string, answer: Ability['answer'], ...actions: string[]): Ability => ({
  id,
  title: `May ${id}`,
  answer,
  actions,
  how: 'tried it',
  neededFor: 'Something.',
})

test('what is missing is asked for in words and as a policy, and nothing else', () => {
  const text = askForRights(
    [
      ability('see-models', 'no', 'bedrock:ListFoundationModels'),
      ability('see-usage', 'no', 'cloudwatch:ListMetrics', 'cloudwatch:GetMetricData'),
      ability('see-spend', 'unknown', 'ce:GetCostAndUsage'),
      ability('send-form', 'yes', 'bedrock:PutUseCaseForModelAccess'),
    ],
    who,
  )
  expect(text).toContain(`in account 111122223333 for ${who.arn}.`)
  expect(text).toContain('- May see-models. For: Something.')
  expect(JSON.parse(text.slice(text.indexOf('{')))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'SetUpClaude',
        Effect: 'Allow',
        Action: [
          'bedrock:ListFoundationModels',
          'cloudwatch:ListMetrics',
          'cloudwatch:GetMetricData',
        ],
        Resource: '*',
      },
    ],
  })
  expect(text).not.toContain('once')
})

test('rights that reach far are not asked for: an administrator does it once', () => {
  const text = askForRights(
    [
      ability('invoke', 'no', 'bedrock:InvokeModel'),
      ability('write-policies', 'no', 'iam:CreatePolicy', 'iam:AttachUserPolicy'),
      ability('accept-agreements', 'no', 'aws-marketplace:Subscribe'),
    ],
    who,
  )
  expect(text).not.toMatch(/"Action"|iam:[A-Z]|bedrock:Invoke/)
  expect(text).toMatch(/Please do this once:\n- Create and attach the narrow policy.*\n- Accept/)
})
