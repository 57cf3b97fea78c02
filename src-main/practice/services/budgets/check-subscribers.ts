import type * as Budgets from '@aws-sdk/client-budgets'
import { heldUnder } from '../../iam/held-under.ts'
import { letsService } from '../../iam/resource-policy.ts'
import { AwsError, type Call } from '../../operation.ts'
import { asBudget, invalid } from './held-budgets.ts'

/** Who is told: one to eleven, of which one may be an SNS topic. Only one that is `added` is looked into. */
export function checkSubscribers(
  subscribers: readonly Budgets.Subscriber[],
  budgetName: string,
  call: Call,
  added = subscribers,
): void {
  const topics = subscribers.filter(({ SubscriptionType }) => SubscriptionType === 'SNS')
  const mails = subscribers.filter(({ SubscriptionType }) => SubscriptionType === 'EMAIL')
  if (subscribers.length === 0) throw invalid('A notification needs at least one subscriber.')
  if (topics.length > 1 || mails.length > 10)
    throw new AwsError(
      'CreationLimitExceededException',
      'A notification can have one SNS subscriber and ten email subscribers.',
    )
  const wrong = mails.find(({ Address = '' }) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(Address))
  if (wrong) throw invalid(`Invalid email address: ${wrong.Address}`)
  for (const each of topics.filter((topic) => added.includes(topic)))
    checkTopic(each.Address ?? '', budgetName, call)
}

/** In AWS's words: https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html */
function checkTopic(arn: string, budgetName: string, { account }: Call): void {
  if (!/^arn:aws:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(arn))
    throw invalid('Please comply with SNS ARN format')
  const topic = heldUnder(account.topics ?? {}, arn)
  const mayPublish =
    topic &&
    letsService(topic.policy, 'budgets.amazonaws.com', {
      action: 'SNS:Publish',
      resource: arn,
      context: asBudget(budgetName, account),
    })
  if (!mayPublish) throw invalid('Invalid topic ARN')
}
