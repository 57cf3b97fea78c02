import { z } from '../schema.ts'

/** The three Claude Code aliases that are pinned. */
export const Tier = z.enum(['opus', 'sonnet', 'haiku'])
export type Tier = z.infer<typeof Tier>

/** `geography` keeps requests inside one geography; `global` lets AWS route them to any commercial Region. */
export const Residency = z.enum(['geography', 'global'])
export type Residency = z.infer<typeof Residency>

/** Who gets the narrow policy. Nobody signs in as a group: its members are who it holds for. */
export const PrincipalRef = z.object({
  kind: z.enum(['user', 'role', 'group']),
  name: z.string().min(1),
})
export type PrincipalRef = z.infer<typeof PrincipalRef>

/** Rights beside calling the chosen models, each off unless wanted. */
export const PolicyOptions = z.object({
  /** bedrock:CountTokens on the chosen models. */
  countTokens: z.boolean().optional(),
  /** bedrock:CallWithBearerToken, which Bedrock API keys need. */
  bearerToken: z.boolean().optional(),
  /** A second policy that lets the usage window read tokens, costs and quotas. */
  monitoring: z.boolean().optional(),
})
export type PolicyOptions = z.infer<typeof PolicyOptions>

/** What the person decided, kept per account until the world itself shows it. */
export const Choices = z.object({
  region: z.string().optional(),
  residency: Residency.optional(),
  /** Inference profile id per tier, as ListInferenceProfiles spells it. `null`: the person leaves this tier out. */
  models: z.partialRecord(Tier, z.string().nullable()).optional(),
  /** Inference profiles that may be called beside the three tiers. */
  moreModels: z.array(z.string()).max(20).optional(),
  /** Regions that Claude is called from beside the chosen one. */
  moreRegions: z.array(z.string()).max(10).optional(),
  principal: PrincipalRef.optional(),
  policyName: z
    .string()
    .regex(/^[\w+=,.@-]{1,128}$/, 'Use letters, digits and + = , . @ - _ (at most 128).')
    .optional(),
  policyOptions: PolicyOptions.optional(),
  /** The policy as the person edited it, in place of the generated one. `null`: the generated one again. */
  policyDocument: z.string().max(20_000).nullable().optional(),
  /** The AWS profile Claude Code signs in with. */
  claudeProfile: z.string().optional(),
})
export type Choices = z.infer<typeof Choices>

/** The first-use form of Anthropic models. Lengths and coding: Bedrock's PutUseCaseForModelAccess. */
export const UseCaseForm = z.object({
  companyName: z.string().trim().min(1, 'Enter a company or your own name.').max(128),
  companyWebsite: z
    .url({ protocol: /^https?$/, error: 'Enter a web address such as https://example.com.' })
    .max(128),
  intendedUsers: z.enum(['0', '1', '2']),
  industryOption: z.string().min(1, 'Choose an industry.').max(128),
  otherIndustryOption: z.string().max(128),
  useCases: z.string().trim().min(1, 'Say in a sentence what you will use Claude for.').max(8192),
})
export type UseCaseForm = z.infer<typeof UseCaseForm>

/** Access keys typed in by the person. They go in and never come out again. */
export const PastedKeys = z.object({
  profile: z
    .string()
    .regex(/^[\w.@+-]{1,64}$/, 'Use letters, digits and . @ + - _ for the profile name.'),
  accessKeyId: z
    .string()
    .trim()
    .regex(/^(AKIA|ASIA)[A-Z0-9]{12,124}$/, 'An access key id starts with AKIA or ASIA.'),
  secretAccessKey: z.string().trim().min(30, 'A secret access key is 40 characters long.').max(200),
  sessionToken: z.string().trim().max(8192).optional(),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A Region looks like eu-central-1.'),
})
export type PastedKeys = z.infer<typeof PastedKeys>
