import type { ProblemCode } from '../../../shared/problem.ts'
import type { FailedCall, ReadError } from './to-problem.ts'

type Refusal = {
  readonly services: readonly string[]
  readonly names: readonly string[]
  readonly words: RegExp
  readonly code: ProblemCode
  /** Said instead of the code's standing words. */
  readonly title?: string
  readonly detail?: string
}

const bedrock = ['bedrock', 'bedrock-runtime']
const denied = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']

/**
 * AWS uses one error name for refusals that have different cures, so here, and only here, its words are looked at.
 * Recorded texts are in the test beside this file.
 */
const refusals: readonly Refusal[] = [
  {
    services: bedrock,
    names: ['ResourceNotFoundException', ...denied],
    words: /use case details/i,
    code: 'model.formMissing',
  },
  {
    services: bedrock,
    names: ['ValidationException'],
    words: /invalid form data/i,
    code: 'model.formInvalid',
  },
  {
    services: bedrock,
    names: denied,
    words: /payment[ _](instrument|method)/i,
    code: 'model.paymentMethod',
  },
  { services: bedrock, names: denied, words: /aws-marketplace:/i, code: 'model.marketplaceRight' },
  {
    services: bedrock,
    names: denied,
    words: /not available for this account/i,
    code: 'model.notForAccount',
  },
  {
    services: bedrock,
    names: ['ValidationException', 'ResourceNotFoundException', ...denied],
    words: /marked by (the )?provider as legacy|end of its life/i,
    code: 'model.retired',
  },
  {
    services: bedrock,
    names: ['ValidationException', ...denied],
    words: /data retention mode/i,
    code: 'model.retentionMode',
  },
  {
    services: bedrock,
    names: denied,
    words: /subscription .*(pending|in progress|being (set up|processed))/i,
    code: 'model.subscriptionPending',
  },
  {
    services: bedrock,
    names: denied,
    words: /marketplace|subscription/i,
    code: 'model.subscriptionRefused',
  },
  {
    services: bedrock,
    names: ['ValidationException'],
    words: /on-demand throughput/i,
    code: 'model.needsProfile',
  },
  {
    services: bedrock,
    names: ['ValidationException', 'ResourceNotFoundException'],
    words: /model identifier is invalid|could not resolve the foundation model/i,
    code: 'model.unknown',
  },
  {
    services: bedrock,
    names: ['ThrottlingException'],
    words: /per day/i,
    code: 'quota.perDay',
  },
  {
    services: ['cost-explorer'],
    names: denied,
    words: /not enabled for cost explorer/i,
    code: 'billing.costExplorerOff',
  },
  {
    services: [],
    names: ['SignatureDoesNotMatch', 'InvalidSignatureException', 'RequestTimeTooSkewed'],
    words: /signature (expired|not yet current)|too large/i,
    code: 'aws.refused',
    title: 'The clock of this computer is wrong, so AWS does not accept its requests',
    detail: 'Let the system set date and time by itself, then try again.',
  },
  {
    services: [],
    names: denied,
    words: /service control policy/i,
    code: 'permission.deniedByOrganization',
  },
  {
    services: [],
    names: ['CredentialsProviderError', 'TokenProviderError'],
    words: /expired|refresh|sso session|re-?authenticate/i,
    code: 'credentials.expired',
  },
]

/** The finer meaning of a refusal, or undefined when its name says enough. */
export function refusalOf(
  { name, code, message }: ReadError,
  { service }: FailedCall,
): Pick<Refusal, 'code' | 'title' | 'detail'> | undefined {
  return refusals.find(
    ({ services, names, words }) =>
      (services.length === 0 || services.includes(service)) &&
      (names.includes(name) || names.includes(code)) &&
      words.test(message),
  )
}
