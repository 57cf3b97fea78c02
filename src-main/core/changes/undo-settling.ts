import type { AwsCall, Change } from './change.ts'

/** How long a way back waits for AWS, which has not done everywhere yet what was done a moment ago. */
export function settling({ operation }: AwsCall): Pick<Change, 'settleMs' | 'settlesOn'> {
  switch (operation) {
    // An endpoint stays in its security group until AWS has taken it away, which takes minutes.
    case 'DeleteSecurityGroup':
      return { settleMs: 300_000, settlesOn: ['aws.conflict'] }
    // A role of a moment ago may be unknown for a while.
    case 'CreateBudgetAction':
      return { settleMs: 60_000, settlesOn: ['permission.denied', 'aws.notFound', 'aws.refused'] }
    // A stop that is being lifted is locked.
    case 'DeleteBudgetAction':
      return { settleMs: 60_000, settlesOn: ['aws.conflict'] }
    default:
      return {}
  }
}
