import { randomUUID } from 'node:crypto'
import type { Call } from '../operation.ts'
import { findGroup, groupsIn } from '../services/cloudwatch-logs/held-group.ts'
import type { Generated } from './generate.ts'
import { keyBelow, mayWriteLogs, mayWriteObjects, streamName } from './logging-rights.ts'

/** What is longer goes to a bucket, or nowhere. */
const longestBody = 100_000

type Answered = {
  readonly operation:
    | 'InvokeModel'
    | 'InvokeModelWithResponseStream'
    | 'Converse'
    | 'ConverseStream'
  readonly modelId: string
  readonly made: Generated
  /** What was asked and what was answered, whole; used only where text is to be kept. */
  readonly asked: unknown
  readonly answered: unknown
}

/**
 * Writes a call into wherever the account has its invocations logged. A role or bucket that has lost its rights since
 * gets nothing, and nobody is told: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
 */
export function deliverInvocation(call: Call, answered: Answered): void {
  const { account, region, now } = call
  const config = account.bedrock.invocationLogging?.[region]
  const { cloudWatchConfig, s3Config, textDataDeliveryEnabled = true } = config ?? {}
  const { logGroupName = '', roleArn = '' } = cloudWatchConfig ?? {}
  const isThere = groupsIn(call).some(({ name }) => name === logGroupName)
  if (isThere && mayWriteLogs(call, roleArn, logGroupName)) {
    const { streams } = findGroup({ logGroupName }, call)
    const stream = streams[streamName] ?? { name: streamName, createdAt: now(), events: [] }
    const message = JSON.stringify(recordOf(call, answered, textDataDeliveryEnabled))
    stream.events.push({ id: randomUUID(), at: now(), message })
    streams[streamName] = stream
  }
  const { bucketName = '', keyPrefix } = s3Config ?? {}
  if (mayWriteObjects(call, bucketName, keyPrefix)) {
    const hour = new Date(now()).toISOString().slice(0, 13).replace(/[-T]/g, '/')
    account.buckets?.[bucketName]?.objects.push(
      `${keyBelow(keyPrefix, call)}/${hour}/${call.requestId}.json.gz`,
    )
  }
}

function recordOf(call: Call, { operation, modelId, made, ...bodies }: Answered, hasText: boolean) {
  const { account, caller, region, requestId, now } = call
  const { input, output, cacheRead, cacheWrite } = made.usage
  const asked = hasText && isShort(bodies.asked)
  const answered = hasText && isShort(bodies.answered)
  return {
    timestamp: new Date(now()).toISOString(),
    accountId: account.id,
    identity: { arn: caller.arn },
    region,
    requestId,
    operation,
    modelId,
    input: {
      inputContentType: 'application/json',
      ...(asked && { inputBodyJson: bodies.asked }),
      inputTokenCount: input,
      cacheReadInputTokenCount: cacheRead,
      cacheWriteInputTokenCount: cacheWrite,
    },
    output: {
      outputContentType: 'application/json',
      ...(answered && { outputBodyJson: bodies.answered }),
      outputTokenCount: output,
    },
    // A profile may send the call on; here it is answered where it was asked.
    inferenceRegion: region,
    schemaType: 'ModelInvocationLog',
    schemaVersion: '1.0',
  }
}

const isShort = (body: unknown) => JSON.stringify(body).length <= longestBody
