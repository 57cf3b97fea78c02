import { EventStreamCodec } from '@smithy/core/event-streams'
import { AwsError } from '../operation.ts'
import { isRecord } from './read-value.ts'
import type { Member, Structure } from './shapes.ts'
import { jsonWriteRules, toBytes, writeMembers } from './write-tree.ts'

export const eventStreamType = 'application/vnd.amazon.eventstream'

/**
 * Frames events as AWS does, one message as soon as the handler yields one. An AwsError thrown on the way becomes
 * the exception message of that name; any other error breaks the stream off.
 */
export async function* writeEventStream(
  union: Structure,
  events: AsyncIterable<unknown>,
): AsyncGenerator<Uint8Array> {
  const codec = new EventStreamCodec(
    (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
    (text) => new Uint8Array(Buffer.from(text, 'utf8')),
  )
  const frame = (member: Member, value: unknown) => {
    const { headers, body } = describeEvent(member, value)
    return codec.encode({
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name, { type: 'string', value: text }]),
      ),
      body,
    })
  }
  try {
    for await (const event of events) {
      const member = union
        .members()
        .find(({ name }) => isRecord(event) && event[name] !== undefined)
      if (member && isRecord(event)) yield frame(member, event[member.name])
    }
  } catch (error) {
    const member = union.members().find(({ shape }) => nameOf(shape) === codeOf(error))
    if (!member || !(error instanceof AwsError)) throw error
    yield frame(member, { message: error.message, ...error.fields })
  }
}

function describeEvent(member: Member, value: unknown) {
  const { shape } = member
  const members = shape.kind === 'structure' ? shape.members() : []
  const isError = shape.kind === 'structure' && shape.error
  const payload = members.find(({ traits }) => traits.eventPayload)
  const held = isRecord(value) ? value : {}
  const bytes =
    payload?.shape.kind === 'blob'
      ? toBytes(held[payload.name])
      : Buffer.from(JSON.stringify(writeMembers(members, value, jsonWriteRules)))
  return {
    headers: {
      [isError ? ':exception-type' : ':event-type']: member.name,
      ':content-type':
        payload?.shape.kind === 'blob' ? 'application/octet-stream' : 'application/json',
      ':message-type': isError ? 'exception' : 'event',
    },
    body: new Uint8Array(bytes),
  }
}

function nameOf(shape: Member['shape']): string | undefined {
  return shape.kind === 'structure' ? shape.name : undefined
}

function codeOf(error: unknown): string | undefined {
  return error instanceof AwsError ? error.code : undefined
}
