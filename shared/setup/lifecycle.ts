import { z } from '../schema.ts'

/**
 * How long a model is there, for one Region. `ended`: past its end of life, so that calls fail; `unknown`: the list of
 * models may not be read. Days are YYYY-MM-DD; each is absent until AWS has set it.
 */
export const Lifecycle = z.object({
  status: z.enum(['active', 'legacy', 'ended', 'unknown']),
  since: z.string().optional(),
  legacySince: z.string().optional(),
  /** From here on its provider may ask more for it. */
  extendedSince: z.string().optional(),
  endOfLife: z.string().optional(),
})
export type Lifecycle = z.infer<typeof Lifecycle>
