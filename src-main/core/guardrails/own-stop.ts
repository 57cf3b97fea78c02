import type { Action } from '@aws-sdk/client-budgets'
import type { PrincipalRef } from '../../../shared/setup/choices.ts'
import type { StopAsk, StopStatus } from '../../../shared/setup/guardrails.ts'
import type { JsonObject } from '../changes/change.ts'
import { noun } from '../policy/policy-changes.ts'
import { serviceTrust } from '../policy/service-trust.ts'
import type { StepContext } from '../steps/step.ts'
import { budgetName, budgetsRegion, type Subscriber } from './own-budget.ts'

/** The policy that denies, and the role through which AWS Budgets attaches it. */
export const stopName = 'Groundwork-Claude-Stop'
/** The role's own rights. */
export const stopRightsName = 'AttachTheStop'
type Account = Pick<StepContext['identity'], 'account'>
export const stopPolicyArn = ({ account }: Account) => `arn:aws:iam::${account}:policy/${stopName}`
const stopRoleArn = ({ account }: Account) => `arn:aws:iam::${account}:role/${stopName}`

/** The stop of this app, as it stands. */
export type HeldStop = StopAsk & {
  readonly id: string
  readonly status: StopStatus
  /** As it is sent to AWS to make it just like that again. */
  readonly sent: JsonObject
}

/** Undefined where the budget stops nobody. */
export async function readOwnStop(
  context: Pick<StepContext, 'aws' | 'identity' | 'signal'>,
): Promise<HeldStop | undefined> {
  const { aws, identity, signal } = context
  const { Actions = [] } = await aws.call(
    'budgets',
    'DescribeBudgetActionsForBudget',
    { AccountId: identity.account, BudgetName: budgetName },
    { region: budgetsRegion, signal },
  )
  const own = stopPolicyArn(identity)
  const found = Actions.find(({ Definition }) => Definition?.IamActionDefinition?.PolicyArn === own)
  return found && toStop(found, identity)
}

function toStop(action: Action, identity: Account): HeldStop | undefined {
  const { ActionId, ApprovalModel, Definition, Status, Subscribers = [] } = action
  const { Users = [], Roles = [], Groups = [] } = Definition?.IamActionDefinition ?? {}
  const [who] = [
    ...Users.map((name) => ({ kind: 'user' as const, name })),
    ...Roles.map((name) => ({ kind: 'role' as const, name })),
    ...Groups.map((name) => ({ kind: 'group' as const, name })),
  ]
  if (ActionId === undefined || Status === undefined || !who) return undefined
  const approval = ApprovalModel === 'MANUAL' ? 'manual' : 'automatic'
  const subscribers = Subscribers.flatMap(({ SubscriptionType, Address }) =>
    SubscriptionType !== undefined && Address !== undefined ? { SubscriptionType, Address } : [],
  )
  const { ActionThresholdValue = 0, ActionThresholdType = '' } = action.ActionThreshold ?? {}
  const sent = {
    ...toAction(identity, { who, approval }, subscribers),
    NotificationType: action.NotificationType ?? '',
    ActionThreshold: { ActionThresholdValue, ActionThresholdType },
  }
  return { id: ActionId, who, approval, status: Status, sent }
}

/** Attaches the policy at 100 % really used: a forecast must stop nobody. */
export const toAction = (
  identity: Account,
  { who, approval }: StopAsk,
  subscribers: readonly Subscriber[],
): JsonObject => ({
  NotificationType: 'ACTUAL',
  ActionType: 'APPLY_IAM_POLICY',
  ActionThreshold: { ActionThresholdValue: 100, ActionThresholdType: 'PERCENTAGE' },
  Definition: {
    IamActionDefinition: { PolicyArn: stopPolicyArn(identity), [`${noun(who)}s`]: [who.name] },
  },
  ExecutionRoleArn: stopRoleArn(identity),
  ApprovalModel: approval === 'manual' ? 'MANUAL' : 'AUTOMATIC',
  Subscribers: subscribers.map((each) => ({ ...each })),
})

/** Calls to models and nothing else; each endpoint has its own: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html */
export const stopPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'BudgetUsedUp',
      Effect: 'Deny',
      Action: ['bedrock:InvokeModel*', 'bedrock-mantle:CreateInference'],
      Resource: '*',
    },
  ],
})

/** For this budget alone: https://docs.aws.amazon.com/cost-management/latest/userguide/cross-service-confused-deputy-prevention.html */
export const stopTrust = ({ account }: Account) =>
  serviceTrust('budgets.amazonaws.com', {
    account,
    arn: `arn:aws:budgets::${account}:budget/${budgetName}`,
  })

/** The one policy, at the one user, role or group. */
export const stopRights = (identity: Account, who: PrincipalRef, arn: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [`iam:Attach${noun(who)}Policy`, `iam:Detach${noun(who)}Policy`],
        Resource: arn,
        Condition: { ArnEquals: { 'iam:PolicyARN': stopPolicyArn(identity) } },
      },
    ],
  })
