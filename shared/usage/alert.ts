import { z } from '../schema.ts'

export const AlertKind = z.enum(['budget', 'forecast', 'throttling', 'spike', 'session'])
export type AlertKind = z.infer<typeof AlertKind>

/** Something worth a word without being asked. Told once in its period, which is part of its id. */
export const Alert = z.object({
  id: z.string(),
  kind: AlertKind,
  title: z.string(),
  words: z.string(),
  /** Ms since 1970. */
  at: z.number(),
  /** When it no longer matters (ms since 1970). */
  until: z.number(),
})
export type Alert = z.infer<typeof Alert>
