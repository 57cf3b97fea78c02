import { z } from '../schema.ts'
import { Residency, Tier } from './choices.ts'

/** Tags as AWS takes them: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const TagKey = z
  .string()
  .trim()
  .min(1, 'Give the tag a name, such as team.')
  .max(128, 'The name of a tag has at most 128 characters.')
  .regex(/^[\p{L}\p{N}\s_.:/=+@-]*$/u, 'A tag takes letters, digits, spaces and _ . : / = + - @.')
  .refine(
    (key) => !key.toLowerCase().startsWith('aws:'),
    'AWS keeps names that begin with aws: for itself.',
  )
const TagValue = z
  .string()
  .trim()
  .max(256, 'The value of a tag has at most 256 characters.')
  .regex(/^[\p{L}\p{N}\s_.:/=+@-]*$/u, 'A tag takes letters, digits, spaces and _ . : / = + - @.')

export const Tag = z.object({ key: TagKey, value: TagValue })
export type Tag = z.infer<typeof Tag>

/** A profile of one's own to be made over one of AWS's. Rules: Bedrock's CreateInferenceProfile. */
export const NewApplicationProfile = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give it a name, such as claude-team-a.')
    .max(64, 'A name has at most 64 characters.')
    .regex(/^([0-9a-zA-Z][ _-]?)+$/, 'Use letters and digits, with single spaces, _ or - between.'),
  description: z
    .string()
    .trim()
    .max(200, 'A description has at most 200 characters.')
    .regex(
      /^([0-9a-zA-Z:.][ _-]?)*$/,
      'Use letters, digits, : and ., with single spaces, _ or - between.',
    )
    .optional(),
  /** Id of AWS's profile that it is made from. */
  source: z.string().min(1, 'Choose what it is made from.'),
  tags: z
    .array(Tag)
    .max(50, 'At most 50 tags.')
    .refine(
      (tags) => new Set(tags.map(({ key }) => key)).size === tags.length,
      'Each tag can be there once.',
    ),
})
export type NewApplicationProfile = z.infer<typeof NewApplicationProfile>

export const ApplicationProfileRow = z.object({
  arn: z.string(),
  name: z.string(),
  description: z.string().optional(),
  modelId: z.string(),
  modelName: z.string(),
  tier: Tier.optional(),
  scope: Residency,
  tags: z.record(z.string(), z.string()),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  /** What it is used for now; it cannot be deleted meanwhile. */
  pinnedAs: z.string().optional(),
})
export type ApplicationProfileRow = z.infer<typeof ApplicationProfileRow>

export const ApplicationProfilesReview = z.object({
  profiles: z.array(ApplicationProfileRow),
  /** AWS's profiles that one can be made from, within the chosen residency. */
  sources: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type ApplicationProfilesReview = z.infer<typeof ApplicationProfilesReview>

/** What is to become of the account's own profiles. */
export const ApplicationProfileAsk = z.discriminatedUnion('action', [
  z.object({ action: z.literal('create'), profile: NewApplicationProfile }),
  z.object({ action: z.literal('tag'), arn: z.string(), tags: z.array(Tag).max(50) }),
  z.object({ action: z.literal('delete'), arn: z.string() }),
])
export type ApplicationProfileAsk = z.infer<typeof ApplicationProfileAsk>
