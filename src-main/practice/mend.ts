import { z } from '../../shared/schema.ts'
import type { Account } from './account.ts'

/** What only somebody outside the account can put right. */
export const OutsideCause = z.enum([
  'payment-method',
  'kept-back-model',
  'data-retention',
  'no-tokens',
  'organisation-rule',
])
type OutsideCause = z.infer<typeof OutsideCause>

/** Does what AWS, whoever pays, or the organisation would do, so that a cure can be seen to its end. */
export function mendFromOutside(account: Account, cause: OutsideCause): void {
  switch (cause) {
    case 'payment-method':
      liftGate(account, 'noPaymentMethod')
      return
    case 'kept-back-model':
      liftGate(account, 'notForAccount')
      return
    case 'data-retention':
      liftGate(account, 'retentionMode')
      return
    case 'no-tokens':
      account.quotas = { applied: {}, requests: [], ...account.quotas, isNewAccount: false }
      return
    case 'organisation-rule':
      account.iam.serviceControlPolicies = []
      return
    default:
      cause satisfies never
  }
}

function liftGate(
  { bedrock }: Account,
  gate: keyof NonNullable<Account['bedrock']['gates']>,
): void {
  const { [gate]: _, ...rest } = bedrock.gates ?? {}
  bedrock.gates = rest
}
