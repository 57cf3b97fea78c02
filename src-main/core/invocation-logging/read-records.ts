import { z } from '../../../shared/schema.ts'
import type { CallRecord } from '../../../shared/setup/invocation-logging.ts'
import { orAbsent } from '../settle/look.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { logStreamName } from './documents.ts'

const mostShown = 20

const tokens = z.number().default(0)
const Record = z.object({
  requestId: z.string().default(''),
  identity: z.object({ arn: z.string() }).optional(),
  modelId: z.string().default(''),
  input: z
    .object({
      inputTokenCount: tokens,
      cacheReadInputTokenCount: tokens,
      cacheWriteInputTokenCount: tokens,
      inputBodyJson: z.unknown().optional(),
    })
    .optional(),
  output: z.object({ outputTokenCount: tokens }).optional(),
})

/** The newest calls in a log group, less their text. A group that Bedrock has not written into yet has none. */
export async function readRecords(context: StepContext, group: string): Promise<CallRecord[]> {
  const { aws, signal } = context
  const found = await orAbsent(
    aws.call(
      'cloudwatch-logs',
      'GetLogEvents',
      { logGroupName: group, logStreamName, limit: mostShown },
      { region: regionOf(context), signal },
    ),
  )
  return (found?.events ?? [])
    .flatMap(({ timestamp = 0, message }) => toRecord(timestamp, message) ?? [])
    .toReversed()
}

function toRecord(at: number, message: string | undefined): CallRecord | undefined {
  const { data } = Record.safeParse(parse(message))
  if (!data) return undefined
  const { input, output, identity, modelId, requestId } = data
  return {
    id: requestId,
    at,
    who: identity?.arn.split('/').at(-1) ?? 'unknown',
    model: modelId.split('/').at(-1) ?? modelId,
    input: input?.inputTokenCount ?? 0,
    output: output?.outputTokenCount ?? 0,
    cacheRead: input?.cacheReadInputTokenCount ?? 0,
    cacheWrite: input?.cacheWriteInputTokenCount ?? 0,
    hasText: input?.inputBodyJson !== undefined,
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
