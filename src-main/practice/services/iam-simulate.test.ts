import * as iam from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Practice, type PracticeKey, startPractice } from '../start.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ scenario: 'month-of-use' })
})
afterAll(() => practice.stop())

const client = (credentials: PracticeKey) =>
  new iam.IAMClient({
    endpoint: practice.endpoint,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  })
const admin = () => client(practice.keys.admin)
const UserName = 'claude-bedrock-user'
const user = `arn:aws:iam::111122223333:user/${UserName}`
const custom = async (
  input: Omit<iam.SimulateCustomPolicyRequest, 'PolicyInputList'>,
  statement: object,
) => {
  const { EvaluationResults = [] } = await admin().send(
    new iam.SimulateCustomPolicyCommand({
      ...input,
      PolicyInputList: [
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Resource: '*', ...statement }],
        }),
      ],
    }),
  )
  return EvaluationResults
}

it('answers as real calls do, before and after a policy is put', async () => {
  const own = client(practice.keys.user)
  const calls = [
    ['iam:GetUser', () => own.send(new iam.GetUserCommand({ UserName }))],
    ['iam:ListUserPolicies', () => own.send(new iam.ListUserPoliciesCommand({ UserName }))],
    [
      'iam:ListAttachedUserPolicies',
      () => own.send(new iam.ListAttachedUserPoliciesCommand({ UserName })),
    ],
  ] as const
  const simulated = async () => {
    const { EvaluationResults = [] } = await admin().send(
      new iam.SimulatePrincipalPolicyCommand({
        PolicySourceArn: user,
        ActionNames: calls.map(([action]) => action),
        ResourceArns: [user],
      }),
    )
    return EvaluationResults.map(({ EvalDecision }) => EvalDecision === 'allowed')
  }
  const real = () =>
    Promise.all(
      calls.map(([, call]) =>
        call().then(
          () => true,
          () => false,
        ),
      ),
    )
  expect(await simulated()).toEqual([false, false, false])
  expect(await real()).toEqual(await simulated())
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'iam:*User*', Resource: `arn:aws:iam::*:user/\${aws:username}` },
      { Effect: 'Deny', Action: 'iam:ListAttached*', Resource: '*' },
    ],
  })
  await admin().send(new iam.PutUserPolicyCommand({ UserName, PolicyName: 'self', PolicyDocument }))
  expect(await simulated()).toEqual([true, true, false])
  expect(await real()).toEqual(await simulated())
})

it('proves a narrow Bedrock policy by its truth table', async () => {
  const profile =
    'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-opus-5-5'
  const model = (region: string, name = 'claude-opus-5-5') =>
    `arn:aws:bedrock:${region}::foundation-model/anthropic.${name}`
  const decide = async (ResourceArns: string[], through?: string) => {
    const { EvaluationResults = [] } = await admin().send(
      new iam.SimulatePrincipalPolicyCommand({
        PolicySourceArn: user,
        ActionNames: ['bedrock:InvokeModel'],
        ResourceArns,
        ...(through !== undefined && {
          ContextEntries: [
            {
              ContextKeyName: 'bedrock:InferenceProfileArn',
              ContextKeyType: 'string',
              ContextKeyValues: [through],
            },
          ],
        }),
      }),
    )
    return EvaluationResults.map(({ EvalDecision }) => EvalDecision)
  }
  const hops = [profile, model('eu-central-1'), model('eu-north-1'), model('eu-west-3')]
  expect(await decide(hops, profile)).toEqual(hops.map(() => 'allowed'))
  expect(await decide([model('eu-north-1')])).toEqual(['implicitDeny'])
  const others = [
    model('us-east-1'),
    model('eu-north-1', 'claude-fable-5'),
    profile.replace('1111', '9999'),
  ]
  expect(await decide(others, profile)).toEqual(others.map(() => 'implicitDeny'))
  expect(await decide([model('eu-north-1')], profile.replace('opus', 'haiku'))).toEqual([
    'implicitDeny',
  ])
})

it('names the statement that settled it, and where it stands', async () => {
  const [result] = await custom(
    {
      ActionNames: ['bedrock:GetInferenceProfile'],
      ResourceArns: ['arn:aws:bedrock:eu-west-1:111122223333:inference-profile/x'],
    },
    { Action: 'bedrock:Get*' },
  )
  expect(result).toMatchObject({
    EvalDecision: 'allowed',
    MatchedStatements: [
      {
        SourcePolicyId: 'PolicyInputList.1',
        SourcePolicyType: 'none',
        StartPosition: { Line: 1, Column: 38 },
      },
    ],
    ResourceSpecificResults: [{ EvalResourceDecision: 'allowed' }],
  })
})

it('names what it would have to know', async () => {
  const [result] = await custom(
    { ActionNames: ['bedrock:InvokeModel'] },
    { Action: 'bedrock:*', Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } },
  )
  expect(result).toMatchObject({
    EvalDecision: 'implicitDeny',
    MissingContextValues: ['aws:RequestedRegion'],
  })
})

it('tells a boundary and an organisation that say no', async () => {
  const nothing = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' },
  })
  const input = { ActionNames: ['bedrock:InvokeModel'] }
  const everything = { Action: '*' }
  expect(
    await custom({ ...input, PermissionsBoundaryPolicyInputList: [nothing] }, everything),
  ).toMatchObject([
    {
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    },
  ])
  expect(
    await custom(
      {
        ...input,
        OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [nothing] }],
      },
      everything,
    ),
  ).toMatchObject([
    {
      EvalDecision: 'implicitDeny',
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    },
  ])
})

it('refuses wildcards among the actions, and policies it cannot read', async () => {
  await expect(custom({ ActionNames: ['bedrock:*'] }, { Action: '*' })).rejects.toMatchObject({
    name: 'InvalidInputException',
  })
  await expect(
    custom({ ActionNames: ['bedrock:InvokeModel'] }, { Effect: 'Maybe' }),
  ).rejects.toMatchObject({ name: 'InvalidInputException' })
})
