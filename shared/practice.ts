import { z } from './schema.ts'

/** The situations the practice account can be opened in. */
export const ScenarioName = z.enum([
  'fresh',
  'broad-policy',
  'month-of-use',
  'member-without-iam',
  'identity-center',
  'throttled',
  'many-models',
  'cloudwatch-only',
  'zero-quota',
  'denied-region',
  'group-rights',
  'permission-boundary',
  'no-marketplace-right',
  'no-payment-method',
  'not-for-account',
  'retention-mode',
  'expired-session',
])
export type ScenarioName = z.infer<typeof ScenarioName>

export const Scenario = z.object({
  name: ScenarioName,
  title: z.string(),
  about: z.string(),
})
export type Scenario = z.infer<typeof Scenario>

export const scenarios: readonly Scenario[] = [
  {
    name: 'fresh',
    title: 'Fresh account',
    about: 'Nothing is set up: no first-use form, no agreement, no policy.',
  },
  {
    name: 'broad-policy',
    title: 'Broad policy attached',
    about: 'Claude works, but through AmazonBedrockFullAccess.',
  },
  {
    name: 'month-of-use',
    title: 'A month of use',
    about: 'Everything is set up and Claude Code has been used for 35 days.',
  },
  {
    name: 'member-without-iam',
    title: 'Member who may not touch IAM',
    about: 'You can look, but an administrator has to create the policy.',
  },
  {
    name: 'identity-center',
    title: 'Identity Center user',
    about: 'You sign in through IAM Identity Center, whose roles only a permission set changes.',
  },
  {
    name: 'many-models',
    title: 'Many models, many Regions',
    about: 'Forty model and team profiles are called in each of six Regions.',
  },
  {
    name: 'cloudwatch-only',
    title: 'Viewer of CloudWatch alone',
    about: 'A month of use, but you may only read metrics: no bill, no budgets, no quotas.',
  },
  {
    name: 'throttled',
    title: 'Throttled',
    about: 'The account is over its quota: every other call to a model is refused.',
  },
  {
    name: 'zero-quota',
    title: 'New account without tokens',
    about: 'Everything is accepted, but AWS has given the account a quota of zero.',
  },
  {
    name: 'denied-region',
    title: 'Organisation denies a Region',
    about: 'A rule above the account denies eu-south-2, one of the Regions that EU profiles use.',
  },
  {
    name: 'group-rights',
    title: 'Broad rights from everywhere',
    about:
      'The user may do all of Bedrock through a group, an inline policy and a policy that grants other things too.',
  },
  {
    name: 'permission-boundary',
    title: 'Permission boundary',
    about:
      'A limit above the user’s policies leaves streamed calls out, so a policy is not enough.',
  },
  {
    name: 'no-marketplace-right',
    title: 'Nobody has subscribed',
    about: 'You may call Claude, but not accept its Marketplace agreement.',
  },
  {
    name: 'no-payment-method',
    title: 'No payment method',
    about: 'AWS Marketplace cannot be paid, so no agreement comes into force.',
  },
  {
    name: 'not-for-account',
    title: 'Model kept back',
    about: 'Everything is in order, but AWS does not offer Opus to this account.',
  },
  {
    name: 'retention-mode',
    title: 'Data retention asked for',
    about: 'Sonnet answers only once prompts may be kept and reviewed, which nobody has allowed.',
  },
  {
    name: 'expired-session',
    title: 'Expired session',
    about: 'The sign-in has run out and has to be renewed.',
  },
]
