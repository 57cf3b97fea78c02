import { z } from '../schema.ts'

/** What a file held before one of our changes. */
export const FileVersion = z.object({
  id: z.string(),
  /** When it was replaced (ms since 1970). */
  at: z.number(),
  /** The change that replaced it. */
  before: z.string(),
  bytes: z.number(),
  /** Whether the file holds the very same now. */
  isCurrent: z.boolean(),
})
export type FileVersion = z.infer<typeof FileVersion>

/** A file this app has edited, with the earlier contents that are still kept, newest first. */
export const VersionedFile = z.object({
  path: z.string(),
  /** False when there is no such file any more. */
  exists: z.boolean(),
  versions: z.array(FileVersion),
})
export type VersionedFile = z.infer<typeof VersionedFile>

export const FileVersionId = z.object({ versionId: z.string() })

/** What putting a version back would change in the file as it is now. Secrets are masked. */
export const FileComparison = z.object({ diff: z.string(), isSame: z.boolean() })
export type FileComparison = z.infer<typeof FileComparison>
