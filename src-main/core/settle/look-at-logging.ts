import { isDeepStrictEqual } from 'node:util'
import { z } from '../../../shared/schema.ts'
import { type Look, seenIf, text } from './look.ts'

type At = Parameters<Look>[0]
const options = ({ call, signal }: At) => ({ region: call.region, signal })

async function groupOf(at: At) {
  const logGroupName = text(at.call, 'logGroupName') ?? ''
  const input = { logGroupNamePrefix: logGroupName }
  const { logGroups = [] } = await at.aws.call(
    'cloudwatch-logs',
    'DescribeLogGroups',
    input,
    options(at),
  )
  return logGroups.find((group) => group.logGroupName === logGroupName)
}

/** The group is there, with whether anything was written into it, or (`wanted` false) is not. */
export const lookAtLogGroup =
  (wanted: boolean): Look =>
  async (at) => {
    const group = await groupOf(at)
    if (!group || !wanted) return seenIf((group !== undefined) === wanted)
    const { logGroupName = '' } = group
    const { logStreams = [] } = await at.aws.call(
      'cloudwatch-logs',
      'DescribeLogStreams',
      { logGroupName, limit: 1 },
      options(at),
    )
    return { is: 'so', output: { hasRecords: logStreams.length > 0 } }
  }

/** How long the group keeps its records: as told, or for ever. */
export const lookAtRetention: Look = async (at) => {
  const group = await groupOf(at)
  return seenIf(group !== undefined && group.retentionInDays === at.call.input.retentionInDays)
}

const settingOf = async (at: At) =>
  (await at.aws.call('bedrock', 'GetModelInvocationLoggingConfiguration', {}, options(at)))
    .loggingConfig

/** What this app knows of a setting, absent members too; a later AWS may tell of more. */
const Setting = z.object({
  cloudWatchConfig: z.json().optional(),
  s3Config: z.json().optional(),
  textDataDeliveryEnabled: z.boolean().optional(),
  imageDataDeliveryEnabled: z.boolean().optional(),
  embeddingDataDeliveryEnabled: z.boolean().optional(),
  videoDataDeliveryEnabled: z.boolean().optional(),
  audioDataDeliveryEnabled: z.boolean().optional(),
})
const plain = (setting: unknown) => Setting.parse(JSON.parse(JSON.stringify(setting)))

export const lookAtLoggingSetting: Look = async (at) => {
  const held = await settingOf(at)
  return seenIf(
    held !== undefined && isDeepStrictEqual(plain(held), plain(at.call.input.loggingConfig)),
  )
}

export const lookAtDeletedLogging: Look = async (at) => seenIf((await settingOf(at)) === undefined)
