import type * as Sns from '@aws-sdk/client-sns'
import type { TopicState } from '../../account-telling.ts'
import type { Operation } from '../../operation.ts'
import { findTopic, invalid, onTopic } from './held-topic.ts'

const mostKept = 20
/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const mostBytes = 262_144

export const publish: Operation<Sns.PublishInput, Sns.PublishResponse> = {
  permissions: onTopic('Publish'),
  run: ({ TopicArn, Message = '', Subject }, call) => {
    const topic = findTopic(TopicArn, call)
    if (Message === '') throw invalid('Empty message')
    if (Buffer.byteLength(Message) > mostBytes) throw invalid('Message too long')
    if (Subject !== undefined && !/^[\x21-\x7e][\x20-\x7e]{0,99}$/.test(Subject))
      throw invalid('Subject')
    keepMessage(topic, { at: call.now(), text: Message, ...(Subject && { subject: Subject }) })
    return { MessageId: call.requestId }
  },
}

/** What a topic has been told lately can be looked at. */
export function keepMessage(topic: TopicState, message: TopicState['messages'][number]): void {
  topic.messages = [...topic.messages, message].slice(-mostKept)
}
