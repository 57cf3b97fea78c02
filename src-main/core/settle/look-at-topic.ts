import { type Look, orAbsent, seenIf, text } from './look.ts'

type At = Parameters<Look>[0]
const options = ({ call, signal }: At) => ({ region: call.region, signal })

const attributesOf = (at: At, TopicArn: string) =>
  orAbsent(at.aws.call('sns', 'GetTopicAttributes', { TopicArn }, options(at)))

/** By a name we chose: it is there, with the policy that was sent. */
export const lookAtCreatedTopic: Look = async (at) => {
  const { Attributes = {} } = at.call.input
  const arn = `arn:aws:sns:${at.call.region}:${at.account}:${text(at.call, 'Name')}`
  const found = await attributesOf(at, arn)
  const wanted = typeof Attributes === 'object' && Attributes !== null && 'Policy' in Attributes
  return seenIf(found !== undefined && (!wanted || found.Attributes?.Policy === Attributes.Policy))
}

export const lookAtDeletedTopic: Look = async (at) =>
  seenIf((await attributesOf(at, text(at.call, 'TopicArn') ?? '')) === undefined)

export const lookAtTopicAttribute: Look = async (at) => {
  const found = await attributesOf(at, text(at.call, 'TopicArn') ?? '')
  const name = text(at.call, 'AttributeName') ?? ''
  return seenIf(found?.Attributes?.[name] === text(at.call, 'AttributeValue'))
}

/** Whether the address listens or has been asked to. Who has not confirmed yet is told without an ARN. */
export const lookAtListener: Look = async (at) => {
  const TopicArn = text(at.call, 'TopicArn') ?? ''
  const held = await orAbsent(
    at.aws.call('sns', 'ListSubscriptionsByTopic', { TopicArn }, options(at)),
  )
  const found = held?.Subscriptions?.find(
    ({ Endpoint, Protocol }) =>
      Endpoint === text(at.call, 'Endpoint') && Protocol === text(at.call, 'Protocol'),
  )
  if (!found) return { is: 'not-so' }
  const isConfirmed = found.SubscriptionArn?.startsWith('arn:') === true
  return {
    is: 'so',
    output: isConfirmed ? { SubscriptionArn: found.SubscriptionArn } : { isUnconfirmed: true },
  }
}

export const lookAtUnsubscribed: Look = async (at) => {
  const SubscriptionArn = text(at.call, 'SubscriptionArn') ?? ''
  const found = await orAbsent(
    at.aws.call('sns', 'GetSubscriptionAttributes', { SubscriptionArn }, options(at)),
  )
  return seenIf(found === undefined)
}
