import type * as S3 from '@aws-sdk/client-s3'

export type BucketState = {
  readonly name: string
  readonly region: string
  readonly createdAt: number
  policy?: string
  publicAccessBlock?: Readonly<Record<string, boolean>>
  /** The algorithm of new objects. */
  encryption: S3.ServerSideEncryption
  /** Keys of what was put here. */
  objects: string[]
}

export type TrailState = {
  readonly name: string
  readonly region: string
  readonly bucket: string
  readonly isMultiRegion: boolean
  readonly hasGlobalEvents: boolean
  readonly validates: boolean
  isLogging: boolean
  /** When logging was switched on or the last file was delivered (ms). */
  since?: number
  stoppedAt?: number
}

export type EventState = {
  readonly id: string
  readonly at: number
  readonly region: string
  /** The name its requests are signed for, such as `bedrock`. */
  readonly service: string
  readonly name: string
  readonly who: string
  readonly accessKeyId: string
  readonly modelId?: string
  readonly errorCode?: string
}
