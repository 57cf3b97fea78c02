import { reviewAccount } from '../reviews/review-account.ts'
import { finding } from './finding.ts'
import type { Step } from './step.ts'

/** This identity may do what the set-up asks of it, or an administrator will have to. */
export const accountCheck: Step = {
  id: 'account-check',
  check: async (context) => {
    const { abilities } = await reviewAccount(context)
    const missing = abilities.filter(({ answer }) => answer === 'no')
    const evidence = abilities.map(({ title, answer, how }) => ({
      label: title,
      value: `${answer} (${how})`,
    }))
    if (missing.length === 0)
      return finding(
        'account-check',
        'done',
        'This sign-in may do everything the set-up needs',
        context.now(),
        { evidence },
      )
    const cannotSetUp = missing.some(
      ({ id }) => id === 'write-policies' || id === 'accept-agreements',
    )
    const mayCall = abilities.some(({ id, answer }) => id === 'invoke' && answer === 'yes')
    return finding(
      'account-check',
      cannotSetUp ? 'needs-admin' : 'done',
      cannotSetUp
        ? `${mayCall ? 'This sign-in may call Claude, but an' : 'An'} administrator has to set it up`
        : 'This sign-in may do what the set-up needs',
      context.now(),
      {
        detail: `Not allowed: ${missing.map(({ title }) => title.toLowerCase()).join(', ')}.`,
        evidence,
      },
    )
  },
}
