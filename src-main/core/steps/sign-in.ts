import { finding } from './finding.ts'
import type { Step } from './step.ts'

/** Credentials work and are not the root user's. Signing in itself is a choice of connection, or pasted keys. */
export const signIn: Step = {
  id: 'sign-in',
  check: async ({ aws, identity, profile, now, signal }) => {
    // The session may have run out since it was opened.
    await aws.call('sts', 'GetCallerIdentity', {}, { signal })
    return finding(
      'sign-in',
      'done',
      `Signed in to account ${identity.accountName ?? identity.account} as ${identity.name}`,
      now(),
      {
        evidence: [
          { label: 'Account', value: identity.account },
          { label: 'Identity (ARN)', value: identity.arn },
          { label: 'Profile', value: profile },
        ],
      },
    )
  },
}
