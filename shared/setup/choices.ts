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

/** An http or https address of a host with a dot in its name, and no sign-in in it. */
function isPublicAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username } = new URL(address)
  return (
    /^https?:$/.test(protocol) && username === '' && /^[^.].*\.[a-z][a-z0-9-]+$/i.test(hostname)
  )
}

/** The first-use form of Anthropic models. Lengths and coding: Bedrock's PutUseCaseForModelAccess. */
export const UseCaseForm = z
  .object({
    companyName: z
      .string()
      .trim()
      .min(1, 'Enter a company or your own name.')
      .max(128, 'AWS takes at most 128 characters for the name.'),
    companyWebsite: z
      .string()
      .trim()
      .min(1, {
        error: 'Enter a web address. A page of your own, such as on GitHub, will do.',
        abort: true,
      })
      .max(128, 'AWS takes at most 128 characters for the address.')
      .refine((address) => !/^www\./i.test(address), {
        error: 'Write https:// in front: AWS refuses an address that begins with www.',
        abort: true,
      })
      .refine(isPublicAddress, 'Enter a web address such as https://example.com.'),
    /** 0: people inside the company, 1: people outside, 2: both. AWS refuses prose. */
    intendedUsers: z.enum(['0', '1', '2'], 'Choose who will use it.'),
    industryOption: z
      .string()
      .min(1, 'Choose an industry.')
      .max(128, 'AWS takes at most 128 characters for the industry.'),
    otherIndustryOption: z
      .string()
      .trim()
      .max(128, 'AWS takes at most 128 characters for the industry.'),
    useCases: z
      .string()
      .trim()
      .min(1, 'Say in a sentence what you will use Claude for.')
      .max(8192, 'AWS takes at most 8,192 characters here.'),
  })
  .refine(
    ({ industryOption, otherIndustryOption }) =>
      industryOption !== 'Other' || /\S/.test(otherIndustryOption),
    {
      error: 'Say which industry.',
      path: ['otherIndustryOption'],
      // Also while other fields are still missing, so that all of them are pointed at together.
      when: ({ value }) => typeof value === 'object' && value !== null,
    },
  )
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
