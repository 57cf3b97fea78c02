import { z } from '../../../shared/schema.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { logGroupName, roleArn } from './documents.ts'

const Bucket = z.looseObject({ bucketName: z.string(), keyPrefix: z.string().optional() })
/** With all that AWS tells of it, because that is what an undo puts back. */
const Sent = z.record(z.string(), z.json())
const Config = z.object({
  cloudWatchConfig: z.object({ logGroupName: z.string(), roleArn: z.string() }).optional(),
  s3Config: Bucket.optional(),
  // What is not said counts as kept, which is the careful reading.
  textDataDeliveryEnabled: z.boolean().default(true),
  imageDataDeliveryEnabled: z.boolean().default(true),
})

export type HeldSetting = {
  readonly isOwn: boolean
  readonly logGroup?: string
  readonly bucket?: string
  readonly keepsText: boolean
  readonly keepsImages: boolean
  /** As AWS has it. */
  readonly sent: z.infer<typeof Sent>
}

/** How calls are recorded in the chosen Region; undefined where they are not. AWS has one setting for each Region. */
export async function readSetting(context: StepContext): Promise<HeldSetting | undefined> {
  const { aws, signal } = context
  const { loggingConfig } = await aws.call(
    'bedrock',
    'GetModelInvocationLoggingConfiguration',
    {},
    { region: regionOf(context), signal },
  )
  if (!loggingConfig) return undefined
  const config = Config.parse(loggingConfig)
  const { logGroupName: logGroup, roleArn: role } = config.cloudWatchConfig ?? {}
  return {
    isOwn: logGroup === logGroupName && role === roleArn(context),
    ...(logGroup !== undefined && { logGroup }),
    ...(config.s3Config && { bucket: config.s3Config.bucketName }),
    keepsText: config.textDataDeliveryEnabled,
    keepsImages: config.imageDataDeliveryEnabled,
    sent: Sent.parse(JSON.parse(JSON.stringify(loggingConfig))),
  }
}

/** Where the records go, in words. */
export const whereOf = ({ logGroup, bucket }: Pick<HeldSetting, 'logGroup' | 'bucket'>): string =>
  [logGroup && `the log group ${logGroup}`, bucket && `the bucket ${bucket}`]
    .filter(Boolean)
    .join(' and ')
