import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import * as budgets from '@aws-sdk/client-budgets'
import * as iam from '@aws-sdk/client-iam'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  AccountId,
  BudgetName,
  type BudgetsBench,
  openBudgetsBench,
} from '../../testing/budgets-bench.ts'
import { documentOf } from '../../testing/document-of.ts'

const UserName = 'claude-bedrock-user'
const RoleName = 'claude-stop'
const PolicyArn = `arn:aws:iam::${AccountId}:policy/claude-stop`
const ExecutionRoleArn = `arn:aws:iam::${AccountId}:role/${RoleName}`
let bench: BudgetsBench
let client: budgets.BudgetsClient
let iamClient: iam.IAMClient
beforeEach(async () => {
  bench = await openBudgetsBench()
  client = bench.client
  iamClient = new iam.IAMClient(bench.options('admin'))
})
afterEach(() => bench.practice.stop())

const trust = (SourceAccount = AccountId) =>
  documentOf({
    Effect: 'Allow',
    Principal: { Service: 'budgets.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': SourceAccount },
      ArnLike: { 'aws:SourceArn': `arn:aws:budgets::${AccountId}:budget/${BudgetName}` },
    },
  })

/** A budget of a tenth of what is spent, a policy that denies, and a role that may attach it. */
async function prepare({ trusting = trust(), limit = '1', mayAttach = true } = {}) {
  await bench.makeBudget(limit)
  await iamClient.send(
    new iam.CreatePolicyCommand({
      PolicyName: 'claude-stop',
      PolicyDocument: documentOf({ Effect: 'Deny', Action: 'bedrock:InvokeModel*', Resource: '*' }),
    }),
  )
  await iamClient.send(new iam.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trusting }))
  if (!mayAttach) return
  await iamClient.send(
    new iam.PutRolePolicyCommand({
      RoleName,
      PolicyName: 'attach',
      PolicyDocument: documentOf({
        Effect: 'Allow',
        Action: ['iam:AttachUserPolicy', 'iam:DetachUserPolicy'],
        Resource: `arn:aws:iam::${AccountId}:user/${UserName}`,
        Condition: { ArnEquals: { 'iam:PolicyARN': PolicyArn } },
      }),
    }),
  )
}
const create = async (more: Partial<budgets.CreateBudgetActionRequest> = {}) => {
  const { ActionId } = await client.send(
    new budgets.CreateBudgetActionCommand({
      AccountId,
      BudgetName,
      NotificationType: 'ACTUAL',
      ActionType: 'APPLY_IAM_POLICY',
      ActionThreshold: { ActionThresholdValue: 100, ActionThresholdType: 'PERCENTAGE' },
      Definition: { IamActionDefinition: { PolicyArn, Users: [UserName] } },
      ExecutionRoleArn,
      ApprovalModel: 'AUTOMATIC',
      Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'ada@example.com' }],
      ...more,
    }),
  )
  return ActionId ?? ''
}
const status = async () => {
  const { Actions = [] } = await client.send(
    new budgets.DescribeBudgetActionsForBudgetCommand({ AccountId, BudgetName }),
  )
  return Actions.map((action) => action.Status)
}
const execute = (ActionId: string, ExecutionType: budgets.ExecutionType) =>
  client.send(
    new budgets.ExecuteBudgetActionCommand({ AccountId, BudgetName, ActionId, ExecutionType }),
  )
const pass = (ms: number) => {
  bench.practice.account.clockAheadMs += ms
}
const ask = () =>
  new BedrockRuntimeClient(bench.options('user', 'eu-central-1')).send(
    new ConverseCommand({
      modelId: 'eu.anthropic.claude-haiku-5-5',
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
    }),
  )

describe('a budget action', () => {
  it('stands by, and once the limit is passed really keeps its user from calling a model', async () => {
    await prepare()
    await create()
    expect(await status()).toEqual(['STANDBY'])
    await ask()
    pass(60_000)
    await expect(ask()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    })
    expect(await status()).toEqual(['EXECUTION_SUCCESS'])
  })

  it('is reversed, does nothing until it is reset, and then stops again', async () => {
    await prepare()
    const id = await create()
    pass(60_000)
    expect(await status()).toEqual(['EXECUTION_SUCCESS'])
    await execute(id, 'REVERSE_BUDGET_ACTION')
    await ask()
    pass(40 * 86_400_000)
    expect(await status()).toEqual(['REVERSE_SUCCESS'])
    await execute(id, 'RESET_BUDGET_ACTION')
    expect(await status()).toEqual(['STANDBY'])
    pass(60_000)
    expect(await status()).toEqual(['EXECUTION_SUCCESS'])
  })

  it('waits for approval where that is wanted', async () => {
    await prepare()
    const id = await create({ ApprovalModel: 'MANUAL' })
    pass(60_000)
    expect(await status()).toEqual(['PENDING'])
    await ask()
    await execute(id, 'APPROVE_BUDGET_ACTION')
    expect(await status()).toEqual(['EXECUTION_SUCCESS'])
    await expect(ask()).rejects.toThrow('explicit deny')
  })

  it('fails without the right to attach, and does it when tried again with it', async () => {
    await prepare({ mayAttach: false })
    const id = await create()
    pass(60_000)
    expect(await status()).toEqual(['EXECUTION_FAILURE'])
    await iamClient.send(
      new iam.AttachRolePolicyCommand({
        RoleName,
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    )
    await execute(id, 'RETRY_BUDGET_ACTION')
    expect(await status()).toEqual(['EXECUTION_SUCCESS'])
  })

  it('stands by below its threshold, and is changed and deleted', async () => {
    await prepare({ limit: '1000000' })
    const id = await create()
    pass(60_000)
    expect(await status()).toEqual(['STANDBY'])
    const { NewAction } = await client.send(
      new budgets.UpdateBudgetActionCommand({
        AccountId,
        BudgetName,
        ActionId: id,
        ActionThreshold: { ActionThresholdValue: 1, ActionThresholdType: 'ABSOLUTE_VALUE' },
      }),
    )
    expect(NewAction).toMatchObject({ ApprovalModel: 'AUTOMATIC', ExecutionRoleArn })
    expect(await status()).toEqual(['EXECUTION_SUCCESS'])
    await client.send(
      new budgets.DeleteBudgetActionCommand({ AccountId, BudgetName, ActionId: id }),
    )
    expect(await status()).toEqual([])
    await expect(execute(id, 'REVERSE_BUDGET_ACTION')).rejects.toThrow(budgets.NotFoundException)
  })

  it('cannot do what its status does not allow', async () => {
    await prepare()
    const id = await create()
    for (const type of ['REVERSE', 'RESET', 'APPROVE', 'RETRY'] as const)
      await expect(execute(id, `${type}_BUDGET_ACTION`)).rejects.toThrow(
        budgets.InvalidParameterException,
      )
  })

  it.each([
    [
      'with a role that trusts another account',
      { trusting: trust('999988887777') },
      {},
      budgets.AccessDeniedException,
    ],
    [
      'for nobody',
      {},
      { Definition: { IamActionDefinition: { PolicyArn } } },
      budgets.InvalidParameterException,
    ],
    ['that tells nobody', {}, { Subscribers: [] }, budgets.InvalidParameterException],
    [
      'at nothing',
      {},
      { ActionThreshold: { ActionThresholdValue: 0, ActionThresholdType: 'PERCENTAGE' as const } },
      budgets.InvalidParameterException,
    ],
  ])('%s is refused', async (_, prepared, more, error) => {
    await prepare(prepared)
    await expect(create(more)).rejects.toThrow(error)
  })

  it('asks for the right to pass its role on', async () => {
    await prepare()
    await iamClient.send(
      new iam.PutUserPolicyCommand({
        UserName,
        PolicyName: 'budgets',
        PolicyDocument: documentOf({ Effect: 'Allow', Action: 'budgets:*', Resource: '*' }),
      }),
    )
    client = new budgets.BudgetsClient(bench.options('user'))
    await expect(create()).rejects.toThrow(`iam:PassRole on resource: ${ExecutionRoleArn}`)
  })
})
