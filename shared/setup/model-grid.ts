import { Problem } from '../problem.ts'
import { z } from '../schema.ts'
import { Residency, Tier } from './choices.ts'
import { Lifecycle } from './lifecycle.ts'
import { Prices } from './review.ts'

/** How a model is called from one Region; in no way at all where AWS only lists it. */
export const GridCell = z.object({
  region: z.string(),
  lifecycle: Lifecycle,
  /** Whether the bare model can be called there, without a profile. */
  isOnDemand: z.boolean(),
  profiles: z.array(
    z.object({
      id: z.string(),
      scope: Residency,
      geography: z.string().optional(),
      destinations: z.array(z.string()),
    }),
  ),
})
export type GridCell = z.infer<typeof GridCell>

export const GridModel = z.object({
  modelId: z.string(),
  name: z.string(),
  tier: Tier.optional(),
  /** Whether it only answers where the account keeps prompts for AWS's review. */
  asksForRetention: z.boolean(),
  /** From the app's dated table; absent where it does not know the model. */
  contextTokens: z.number().optional(),
  prices: z.object({ geography: Prices.optional(), global: Prices.optional() }),
  /** How much dearer a geographic profile is than a global one, worked out from the two input prices. */
  premiumPercent: z.number().optional(),
  /** One for each Region that lists it, or has a profile for it. */
  cells: z.array(GridCell),
})
export type GridModel = z.infer<typeof GridModel>

export const GridRegion = z.object({
  region: z.string(),
  name: z.string(),
  latencyMs: z.number().optional(),
  problem: Problem.optional(),
})
export type GridRegion = z.infer<typeof GridRegion>

export const ModelGrid = z.object({
  /** The chosen one, then the nearest first, and those that did not answer. */
  regions: z.array(GridRegion),
  /** Newest first. */
  models: z.array(GridModel),
  chosen: z.object({ region: z.string(), residency: Residency }),
  /** When the table of context sizes was last looked over. */
  contextAsOf: z.string(),
})
export type ModelGrid = z.infer<typeof ModelGrid>
