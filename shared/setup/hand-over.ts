import { z } from '../schema.ts'
import { StepId } from './step.ts'

/** One file of the package, as text. None holds a secret. */
export const HandOverFile = z.object({
  name: z.string(),
  title: z.string(),
  /** What it is for, in a sentence. */
  purpose: z.string(),
  mediaType: z.string(),
  text: z.string(),
})
export type HandOverFile = z.infer<typeof HandOverFile>

/** A plan as an administrator can be asked for it: files, and words to send with them. */
export const HandOver = z.object({
  step: StepId,
  title: z.string(),
  /** How many changes the administrator is asked for, what is done by hand as one; none when all of them are made on the member's computer. */
  asked: z.number(),
  files: z.array(HandOverFile),
  /** What is not in it, and why. */
  leftOut: z.array(z.string()),
  /** Plain text to send along. */
  message: z.string(),
  /** A mail with the message, shortened to what mail programs take from a link. */
  mailto: z.string(),
})
export type HandOver = z.infer<typeof HandOver>
