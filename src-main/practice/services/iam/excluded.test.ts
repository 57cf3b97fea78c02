import * as iam from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Practice, startPractice } from '../../start.ts'

const UserName = 'claude-bedrock-user'
const GroupName = 'claude-users'
let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ scenario: 'month-of-use' })
  const { users, groups } = practice.account.iam
  const user = users[UserName]
  const group = groups[GroupName]
  if (!user || !group) throw new Error('The account has no such user or group.')
  const allow = (Action: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    })
  Object.assign(user, {
    attached: ['arn:aws:iam::aws:policy/AmazonBedrockFullAccess'],
    inline: { Own: allow('s3:*') },
    groups: [GroupName],
  })
  Object.assign(group, { attached: [], inline: { Own: allow('sqs:*') } })
})
afterAll(() => practice.stop())

const allowed = async (...PolicyExclusionList: iam.PolicyIdentifier[]) => {
  const client = new iam.IAMClient({
    endpoint: practice.endpoint,
    region: 'us-east-1',
    credentials: practice.keys.admin,
  })
  const { EvaluationResults = [] } = await client.send(
    new iam.SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::111122223333:user/${UserName}`,
      ActionNames: ['bedrock:InvokeModel', 's3:GetObject', 'sqs:SendMessage'],
      PolicyExclusionList,
    }),
  )
  return EvaluationResults.filter(({ EvalDecision }) => EvalDecision === 'allowed').map(
    ({ EvalActionName = '' }) => EvalActionName.split(':')[0],
  )
}
const inline = (AttachmentType: iam.AttachmentType, AttachmentName: string) => ({
  InlinePolicyIdentifier: { PolicyName: 'Own', AttachmentType, AttachmentName },
})

it.each<[string, iam.PolicyIdentifier[], string[]]>([
  ['nothing', [], ['bedrock', 's3', 'sqs']],
  ['an ARN', [{ PolicyArn: 'arn:aws:iam::aws:policy/AmazonBedrockFullAccess' }], ['s3', 'sqs']],
  ['ARNs by a wildcard', [{ PolicyArn: 'arn:aws:iam::aws:policy/AmazonBedrock*' }], ['s3', 'sqs']],
  [
    'one that is not attached',
    [{ PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    ['bedrock', 's3', 'sqs'],
  ],
  ['a type', [{ PolicyType: 'inline' }], ['bedrock']],
  ['another type', [{ PolicyType: 'aws-managed' }], ['s3', 'sqs']],
  ['the user’s inline policy', [inline('user', UserName)], ['bedrock', 'sqs']],
  ['the group’s inline policy', [inline('group', 'claude-*')], ['bedrock', 's3']],
  ['several', [{ PolicyType: 'aws-managed' }, inline('user', UserName)], ['sqs']],
])('a simulation without %s', async (_, excluded, left) => {
  expect(await allowed(...excluded)).toEqual(left)
})

it('refuses what is no ARN of a policy', async () => {
  await expect(allowed({ PolicyArn: 'AmazonBedrockFullAccess' })).rejects.toMatchObject({
    name: expect.stringContaining('InvalidInput'),
  })
})
