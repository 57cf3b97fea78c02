import { Problem } from '../problem.ts'
import { z } from '../schema.ts'
import { PrincipalRef, Residency, Tier } from './choices.ts'
import { Lifecycle } from './lifecycle.ts'

/** What this identity may do, found by asking: one row per ability. */
export const Ability = z.object({
  id: z.string(),
  title: z.string(),
  /** The IAM actions behind it. */
  actions: z.array(z.string()),
  answer: z.enum(['yes', 'no', 'unknown']),
  how: z.string(),
  /** What it is needed for, said when the answer is no. */
  neededFor: z.string(),
})
export type Ability = z.infer<typeof Ability>

export const AccountReview = z.object({ abilities: z.array(Ability) })
export type AccountReview = z.infer<typeof AccountReview>

export const RegionRow = z.object({
  region: z.string(),
  name: z.string(),
  /** Geographies whose profiles can be called from here, as AWS prefixes them: us, eu, jp … */
  geography: z.string().optional(),
  /** Regions a geographic request may be processed in. */
  destinations: z.array(z.string()),
  hasGlobal: z.boolean(),
  /** Tiers with an active current model, per residency. */
  tiers: z.object({ geography: z.array(Tier), global: z.array(Tier) }),
  /** How much dearer its geography is than global at most, by the app's dated list prices. */
  premium: z.object({ percent: z.number(), source: z.string() }).optional(),
  latencyMs: z.number().optional(),
  problem: Problem.optional(),
})
export type RegionRow = z.infer<typeof RegionRow>

export const RegionReview = z.object({
  regions: z.array(RegionRow),
  recommended: z
    .object({ region: z.string(), residency: Residency, reason: z.string() })
    .optional(),
  chosen: z.object({ region: z.string(), residency: Residency }).optional(),
})
export type RegionReview = z.infer<typeof RegionReview>

/** US dollars per million tokens. */
export const Prices = z.object({
  input: z.number(),
  output: z.number(),
  cacheRead: z.number(),
  cacheWrite5m: z.number(),
  cacheWrite1h: z.number(),
  /** Where the numbers come from: the account's own offer, or the app's table of that date. */
  source: z.string(),
  /** When AWS told them; absent for a table, whose date is part of its name. */
  readAt: z.number().optional(),
})
export type Prices = z.infer<typeof Prices>

/** What accepting a model's agreement means, as AWS offers it to this account. */
export const OfferTerms = z.object({
  legalUrl: z.string().optional(),
  refunds: z.string().optional(),
  /** US dollars, which are per million tokens although AWS's unit says only "Units". */
  rates: z.array(
    z.object({ dimension: z.string(), about: z.string().optional(), usd: z.number() }),
  ),
})
export type OfferTerms = z.infer<typeof OfferTerms>

export const ModelRow = z.object({
  profileId: z.string(),
  profileArn: z.string(),
  modelId: z.string(),
  name: z.string(),
  /** The name of an application inference profile made in this account. */
  alias: z.string().optional(),
  tier: Tier.optional(),
  scope: Residency,
  geography: z.string().optional(),
  destinations: z.array(z.string()),
  lifecycle: Lifecycle,
  /** Whether it only answers where the account keeps prompts for AWS's review. */
  asksForRetention: z.boolean(),
  /** From the app's dated table; absent where it does not know the model. */
  contextTokens: z.number().optional(),
  prices: Prices.optional(),
  /** How much dearer than through a global profile, worked out from the two input prices. */
  premiumPercent: z.number().optional(),
  offer: OfferTerms.optional(),
  access: z.object({
    agreement: z.enum(['available', 'pending', 'not-available', 'error', 'unknown']),
    authorized: z.boolean().optional(),
    entitled: z.boolean().optional(),
    regionAvailable: z.boolean().optional(),
    problem: Problem.optional(),
  }),
  /** The last real call through this profile, made by this app. */
  proof: z.object({ at: z.number(), answered: z.boolean(), note: z.string() }).optional(),
})
export type ModelRow = z.infer<typeof ModelRow>

export const ModelsReview = z.object({
  region: z.string(),
  residency: Residency,
  models: z.array(ModelRow),
  /** When the table of context sizes was last looked over. */
  contextAsOf: z.string(),
  chosen: z.partialRecord(Tier, z.string().nullable()),
  /** Profile ids that may be called beside the tiers. */
  more: z.array(z.string()),
  form: z.object({
    state: z.enum(['submitted', 'missing', 'unknown']),
    problem: Problem.optional(),
  }),
})
export type ModelsReview = z.infer<typeof ModelsReview>

export const PrincipalRow = PrincipalRef.extend({
  arn: z.string(),
  attached: z.array(z.string()),
  /** Policies wider than needed: their names. */
  broad: z.array(z.string()),
  isYou: z.boolean(),
  /** Of a group: the users it holds for. */
  members: z.array(z.string()).optional(),
  /** Profile whose credentials are this principal's, so that it can be proven by a real call. */
  profile: z.string().optional(),
})
export type PrincipalRow = z.infer<typeof PrincipalRow>

/** A statement of a policy as a sentence, and as it is. */
const StatementInWords = z.object({ sid: z.string(), words: z.string(), json: z.string() })

/** A policy that holds for the chosen one, in words. */
export const Holding = z.object({
  name: z.string(),
  /** `own`: attached; `inline`: part of the user, role or group; or the group it comes from. */
  from: z.enum(['own', 'inline', 'group']),
  group: z.string().optional(),
  verdict: z.enum(['narrow', 'broad', 'administrator']),
  /** What the plan does to it: takes it off, takes Bedrock out of it, or nothing. */
  fate: z.enum(['off', 'narrowed', 'stays']),
})
export type Holding = z.infer<typeof Holding>

/** What stands above the policies of the chosen one and holds the wanted calls back. */
export const Limit = z.object({
  by: z.enum(['boundary', 'organization']),
  words: z.string(),
})
export type Limit = z.infer<typeof Limit>

export const PermissionsReview = z.object({
  principals: z.array(PrincipalRow),
  principalsProblem: Problem.optional(),
  chosen: PrincipalRef.optional(),
  /** Absent where this sign-in may not look. */
  holdings: z.array(Holding).optional(),
  limits: z.array(Limit),
  policyName: z.string(),
  policyArn: z.string(),
  document: z.string(),
  statements: z.array(StatementInWords),
  /** Whether the person wrote the document, rather than the choices. */
  isEdited: z.boolean(),
  /** What did not fit into the first policy, and the one the usage window reads with. */
  furtherPolicies: z.array(
    z.object({ name: z.string(), document: z.string(), statements: z.array(StatementInWords) }),
  ),
  /** ValidatePolicy's findings, when this identity may ask for them. */
  validation: z.array(z.object({ severity: z.string(), message: z.string() })),
  validationProblem: Problem.optional(),
})
export type PermissionsReview = z.infer<typeof PermissionsReview>

export const ConnectReview = z.object({
  profiles: z.array(z.string()),
  chosenProfile: z.string().optional(),
  files: z.array(
    z.object({
      path: z.string(),
      what: z.string(),
      exists: z.boolean(),
      upToDate: z.boolean(),
      problem: Problem.optional(),
    }),
  ),
  environment: z.array(z.object({ name: z.string(), value: z.string(), why: z.string() })),
})
export type ConnectReview = z.infer<typeof ConnectReview>
