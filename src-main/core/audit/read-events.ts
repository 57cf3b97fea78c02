import type { Event } from '@aws-sdk/client-cloudtrail'
import { z } from '../../../shared/schema.ts'
import type { BedrockEvent } from '../../../shared/setup/audit.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

const mostShown = 20
/** AWS answers two lookups a second, so a history full of other calls is not searched to its end. */
const mostPages = 4

const Record = z.object({
  userIdentity: z.object({ arn: z.string().optional() }).optional(),
  requestParameters: z.object({ modelId: z.string().optional() }).nullish(),
  errorCode: z.string().optional(),
})

/**
 * The newest calls to models in the chosen Region. CloudTrail keeps them 90 days by itself:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html
 */
export async function readEvents(context: StepContext): Promise<BedrockEvent[]> {
  const { aws, signal } = context
  const region = regionOf(context)
  const found: BedrockEvent[] = []
  let page: string | undefined
  for (let read = 0; read < mostPages && found.length < mostShown; read += 1) {
    const { Events = [], NextToken } = await aws.call(
      'cloudtrail',
      'LookupEvents',
      {
        LookupAttributes: [
          { AttributeKey: 'EventSource', AttributeValue: 'bedrock.amazonaws.com' },
        ],
        ...(page !== undefined && { NextToken: page }),
      },
      { region, signal },
    )
    found.push(...Events.filter(isModelCall).map((event) => toEvent(event, region)))
    page = NextToken
    if (page === undefined) break
  }
  return found.slice(0, mostShown)
}

const isModelCall = ({ EventName = '' }: Event) => /^(InvokeModel|Converse)/.test(EventName)

function toEvent(event: Event, region: string): BedrockEvent {
  const record = Record.safeParse(parse(event.CloudTrailEvent)).data
  const model = record?.requestParameters?.modelId
  return {
    id: event.EventId ?? '',
    at: event.EventTime?.getTime() ?? 0,
    name: event.EventName ?? '',
    who: record?.userIdentity?.arn?.split(/[/:]/).at(-1) ?? event.Username ?? 'unknown',
    region,
    ...(model !== undefined && { model }),
    ...(record?.errorCode !== undefined && { refused: record.errorCode }),
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
