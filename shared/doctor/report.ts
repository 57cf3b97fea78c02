import { z } from '../schema.ts'

export const ReportRequest = z.object({
  /** Whether the account number and the names of users and roles stay in. */
  withAccount: z.boolean(),
})
export type ReportRequest = z.infer<typeof ReportRequest>

/** What the doctor saw, as text to be saved or sent. Without secrets. */
export const Report = z.object({
  fileName: z.string(),
  /** One line, for the title of an issue. */
  title: z.string(),
  markdown: z.string(),
  /** The same, cut to what an issue on GitHub takes. */
  issue: z.string(),
})
export type Report = z.infer<typeof Report>
