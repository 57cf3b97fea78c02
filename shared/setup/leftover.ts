import { Remedy } from '../problem.ts'
import { z } from '../schema.ts'

/** Something that stays when Bedrock is turned off, and what can be done about it. */
export const Leftover = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  remedy: Remedy.optional(),
})
export type Leftover = z.infer<typeof Leftover>
