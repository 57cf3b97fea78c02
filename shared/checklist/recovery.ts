import { z } from '../schema.ts'

/** What is there and how to put it back, for whoever has to. Holds no secret. */
export const RecoveryDocument = z.object({
  at: z.number(),
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), text: z.string() })),
})
export type RecoveryDocument = z.infer<typeof RecoveryDocument>
