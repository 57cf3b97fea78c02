import { z } from '../schema.ts'

/** One backup of the files this app manages, with the proof that it can be put back. Times: ms since 1970. */
export const Backup = z.object({
  /** The name of its folder. */
  id: z.string(),
  at: z.number(),
  files: z.array(
    z.object({
      path: z.string(),
      /** The copy's name inside the folder. */
      copy: z.string().regex(/^[\w.-]+$/),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
  /** What was not copied, and why. */
  leftOut: z.array(z.object({ path: z.string(), why: z.string() })),
  /** When it was last put back into a scratch folder, and which files came out otherwise. */
  proof: z.object({ at: z.number(), different: z.array(z.string()) }).optional(),
})
export type Backup = z.infer<typeof Backup>

export const BackupEvery = z.enum(['never', 'day', 'week'])
export type BackupEvery = z.infer<typeof BackupEvery>

export const Backups = z.object({
  folder: z.string(),
  every: BackupEvery,
  /** Newest first. */
  backups: z.array(Backup),
})
export type Backups = z.infer<typeof Backups>
