import { z } from '../../../shared/schema.ts'
import type { AwsCall, Json } from './change.ts'
import type { LedgerEntry } from './ledger.ts'

/** Whether a later change has to go before an earlier one can: it made a version of the same policy, or attached it. */
export function buildsOn(later: LedgerEntry, earlier: LedgerEntry): boolean {
  if (later.effect.kind !== 'aws-call' || earlier.effect.kind !== 'aws-call') return false
  const touched = [...touches(later.effect), ...usedByBudget(later.effect)]
  return needs(earlier.effect).some((thing) => touched.includes(thing))
}

/** What must be as a call left it for its way back to work. */
function needs(call: AwsCall): string[] {
  if (call.service === 'ec2') return neededOfNetwork(call)
  const policy = policyOf(call)
  const holder = holderOf(call)
  if (policy === undefined) return ownThing(call)
  if (holder !== undefined) return [`${holder} ${policy}`]
  // A policy that is attached somewhere cannot be deleted; a version of it can.
  return call.operation === 'CreatePolicy' ? [policy, `held ${policy}`] : [policy]
}

function touches(call: AwsCall): string[] {
  if (call.operation === 'PutModelInvocationLoggingConfiguration')
    return [...ownThing(call), ...writtenInto(call)]
  if (call.service === 'ec2') return usedOfNetwork(call)
  const policy = policyOf(call)
  const holder = holderOf(call)
  if (policy === undefined) return ownThing(call)
  return holder === undefined
    ? [policy]
    : [`${holder} ${policy}`, `held ${policy}`, ...ownThing(call)]
}

/** By name, because a policy that is being created has no ARN yet. */
function policyOf({ input }: AwsCall): string | undefined {
  const { PolicyName, PolicyArn } = input
  if (typeof PolicyArn === 'string') return PolicyArn.split(':policy/').at(-1)?.split('/').at(-1)
  return typeof PolicyName === 'string' ? PolicyName : undefined
}

function holderOf({ input }: AwsCall): string | undefined {
  const found = ['UserName', 'RoleName', 'GroupName'].find((name) => name in input)
  return found && `${found} ${input[found]}`
}

function ownThing(call: AwsCall): string[] {
  const { service, input } = call
  if (service === 'budgets')
    return [call.operation.endsWith('Action') ? `stop ${input.BudgetName}` : budgetThing(call)]
  if (service === 'sns') return [`topic ${topicNameOf(input)}`]
  if (service === 'cloudtrail')
    return [`trail ${input.Name}`, ...(input.S3BucketName ? [`bucket ${input.S3BucketName}`] : [])]
  if (service === 's3') return [`bucket ${input.Bucket}`]
  if (service === 'cloudwatch-logs') return [`log group ${input.logGroupName}`]
  if (service === 'iam' && typeof input.UserName === 'string') return [`user ${input.UserName}`]
  if (service === 'iam' && typeof input.RoleName === 'string') return [`role ${input.RoleName}`]
  if (call.operation.endsWith('ModelInvocationLoggingConfiguration'))
    return [`logging in ${call.region}`]
  return typeof input.modelId === 'string' ? [`${service} ${input.modelId}`] : []
}

const Destination = z.object({
  loggingConfig: z.object({
    cloudWatchConfig: z.object({ logGroupName: z.string(), roleArn: z.string() }),
  }),
})

/** What a logging setting needs to go on working: the log group, and the role that writes into it. */
function writtenInto({ input }: AwsCall): string[] {
  const { cloudWatchConfig } = Destination.safeParse(input).data?.loggingConfig ?? {}
  return cloudWatchConfig
    ? [
        `log group ${cloudWatchConfig.logGroupName}`,
        `role ${cloudWatchConfig.roleArn.split('/').at(-1)}`,
      ]
    : []
}

/** An endpoint stands in its VPC as that was set, and in its security groups as they let in; its policy was written one after another. */
function neededOfNetwork({ operation, input }: AwsCall): string[] {
  const { VpcId, GroupId, VpcEndpointId } = input
  switch (operation) {
    case 'ModifyVpcAttribute':
      return [`dns of ${VpcId}`, `endpoints in ${VpcId}`]
    case 'CreateSecurityGroup':
      return [`endpoints in ${VpcId}`]
    case 'AuthorizeSecurityGroupIngress':
      return [`group ${GroupId}`]
    case 'ModifyVpcEndpoint':
      return [`endpoint ${VpcEndpointId}`]
    default:
      return []
  }
}

function usedOfNetwork({ operation, input }: AwsCall): string[] {
  const { VpcId, SecurityGroupIds, VpcEndpointId } = input
  if (operation === 'ModifyVpcAttribute') return [`dns of ${VpcId}`]
  if (operation === 'ModifyVpcEndpoint') return [`endpoint ${VpcEndpointId}`]
  if (operation !== 'CreateVpcEndpoint') return []
  const groups = Array.isArray(SecurityGroupIds) ? SecurityGroupIds : []
  return [`endpoints in ${VpcId}`, ...groups.map((id) => `group ${id}`)]
}

/** A topic by its name, because one that is being created has no ARN yet. A subscription's ARN has it in the same place. */
const topicNameOf = ({ Name, TopicArn, SubscriptionArn }: AwsCall['input']) =>
  typeof Name === 'string' ? Name : String(TopicArn ?? SubscriptionArn ?? '').split(':')[5]

/** A budget that tells through a topic needs it; one that stops somebody needs itself, a policy and a role. */
function usedByBudget(call: AwsCall): string[] {
  const { service, operation, input } = call
  if (service !== 'budgets') return []
  const arns = JSON.stringify(input).match(/arn:aws:(sns|iam):[^"]+/g) ?? []
  const used = arns.flatMap((arn) => {
    const name = arn.split('/').at(-1)
    if (arn.includes(':sns:')) return [`topic ${topicNameOf({ TopicArn: arn })}`]
    return arn.includes(':role/') ? [`role ${name}`] : [`${name}`, `held ${name}`]
  })
  return operation.endsWith('Action') ? [budgetThing(call), ...used] : used
}

/** A budget, one threshold of it, or one address at that. */
function budgetThing({ input }: AwsCall): string {
  const { Budget, NewBudget, BudgetName, Notification = '', Subscriber = '' } = input
  const name = BudgetName ?? nameIn(Budget) ?? nameIn(NewBudget)
  return `budget ${name} ${JSON.stringify([Notification, Subscriber])}`
}

const nameIn = (value: Json | undefined): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value.BudgetName
    : undefined
