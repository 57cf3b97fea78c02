import type * as Sns from '@aws-sdk/client-sns'
import type { TopicState } from '../../account-telling.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { readResourcePolicy } from '../../iam/resource-policy.ts'
import type { Call, Operation } from '../../operation.ts'
import {
  checkArn,
  findTopic,
  invalid,
  isConfirmed,
  onTopic,
  subscriptionsOf,
  topicArn,
} from './held-topic.ts'

export const createTopic: Operation<Sns.CreateTopicInput, Sns.CreateTopicResponse> = {
  permissions: ({ Name = '' }, call) => [
    { action: 'SNS:CreateTopic', resource: topicArn(Name, call) },
  ],
  run: ({ Name = '', Attributes = {} }, call) => {
    if (!/^[\w-]{1,256}$/.test(Name)) throw invalid('Topic Name')
    const { account, region, now } = call
    const arn = topicArn(Name, call)
    const known = heldUnder(account.topics ?? {}, arn)
    const topic: TopicState = known
      ? { ...known }
      : {
          arn,
          name: Name,
          region,
          createdAt: now(),
          policy: defaultPolicy(arn, account.id),
          displayName: '',
          subscriptions: [],
          messages: [],
        }
    for (const [name, value] of Object.entries(Attributes)) setAttribute(topic, name, value)
    if (known && (known.policy !== topic.policy || known.displayName !== topic.displayName))
      throw invalid('Attributes Reason: Topic already exists with different attributes')
    account.topics = { ...account.topics, [arn]: known ?? topic }
    return { TopicArn: arn }
  },
}

/** Deleting what is not there is no error: https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html */
export const deleteTopic: Operation<Sns.DeleteTopicInput, object> = {
  permissions: onTopic('DeleteTopic'),
  run: ({ TopicArn = '' }, { account }) => {
    checkArn('TopicArn', TopicArn)
    const { [TopicArn]: _, ...rest } = account.topics ?? {}
    if (Object.keys(rest).length > 0) account.topics = rest
    else delete account.topics
    return {}
  },
}

export const listTopics: Operation<Sns.ListTopicsInput, Sns.ListTopicsResponse> = {
  permissions: (_, call) => [{ action: 'SNS:ListTopics', resource: topicArn('*', call) }],
  run: (_, { account, region }) => ({
    Topics: Object.values(account.topics ?? {})
      .filter((topic) => topic.region === region)
      .map(({ arn }) => ({ TopicArn: arn })),
  }),
}

export const getTopicAttributes: Operation<
  Sns.GetTopicAttributesInput,
  Sns.GetTopicAttributesResponse
> = {
  permissions: onTopic('GetTopicAttributes'),
  run: ({ TopicArn }, call) => {
    const topic = findTopic(TopicArn, call)
    return { Attributes: attributesOf(topic, call) }
  },
}

export const setTopicAttributes: Operation<Sns.SetTopicAttributesInput, object> = {
  permissions: onTopic('SetTopicAttributes'),
  run: ({ TopicArn, AttributeName = '', AttributeValue }, call) => {
    setAttribute(findTopic(TopicArn, call), AttributeName, AttributeValue)
    return {}
  },
}

function setAttribute(topic: TopicState, name: string, value = ''): void {
  switch (name) {
    case 'Policy': {
      const isOfTopic = readResourcePolicy(value)?.every(({ statement }) =>
        statement.Resource?.every((resource) => resource === topic.arn || resource === '*'),
      )
      if (isOfTopic === undefined) throw invalid('Policy Error: null')
      if (!isOfTopic)
        throw invalid(
          'Policy statement must apply to a single resource. Reason: Policy statement resource is not this topic',
        )
      topic.policy = value
      return
    }
    case 'DisplayName':
      topic.displayName = value
      return
    default:
      throw invalid('AttributeName')
  }
}

function attributesOf(topic: TopicState, { account, now }: Call): Record<string, string> {
  const all = subscriptionsOf(topic, now())
  const confirmed = all.filter((each) => isConfirmed(each, now())).length
  return {
    TopicArn: topic.arn,
    Owner: account.id,
    Policy: topic.policy,
    DisplayName: topic.displayName,
    SubscriptionsConfirmed: String(confirmed),
    SubscriptionsPending: String(all.length - confirmed),
    SubscriptionsDeleted: '0',
  }
}

/** What AWS gives to every new topic: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
const defaultPolicy = (Resource: string, account: string) =>
  JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  })
