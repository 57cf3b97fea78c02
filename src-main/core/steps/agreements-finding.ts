import type { Finding } from '../../../shared/setup/step.ts'
import { openPaymentMethods } from '../problem-words-of-models.ts'
import { problemOf } from '../problems.ts'
import { finding } from './finding.ts'

export type AgreementState = 'available' | 'pending' | 'not-available' | 'error'

export type Availability = {
  readonly agreement: AgreementState
  /** Why the agreement failed, in AWS's words. */
  readonly agreementError?: string
  readonly authorized: boolean
  readonly entitled: boolean
  readonly regionAvailable: boolean
}

export const agreementWords: Readonly<Record<AgreementState, string>> = {
  available: 'made',
  pending: 'AWS is setting it up',
  'not-available': 'not made yet',
  error: 'AWS could not set it up',
}

type State = Pick<Availability, 'agreement' | 'agreementError'> & { readonly modelName: string }

/** What AWS could not set up before may be asked for again. */
export const isMissing = ({ agreement }: Pick<Availability, 'agreement'>) =>
  agreement === 'not-available' || agreement === 'error'

/** What the states of all chosen models come to: what failed comes first, then what is missing, then what AWS is at. */
export function agreementsFinding(
  states: readonly State[],
  waitingSince: number,
  now: number,
): Finding {
  const evidence = states.map(({ modelName, agreement }) => ({
    label: modelName,
    value: agreementWords[agreement],
  }))
  const failed = states.filter(({ agreement }) => agreement === 'error')
  if (failed.length > 0) {
    const said = failed.flatMap(({ agreementError }) => agreementError ?? [])
    return finding(
      'agreements',
      'needs-you',
      `AWS could not set up the subscription to ${namesOf(failed)}`,
      now,
      {
        ...(said.length > 0 && { detail: `AWS says: ${said.join(' ')}` }),
        evidence,
        problem: problemOf('model.subscriptionRefused', {
          title: 'Most often AWS Marketplace has no valid way to be paid',
          detail:
            'The account needs a payment method that AWS Marketplace takes, such as a card, and whoever subscribes needs the right to. Once that is mended, the agreement can be accepted once more.',
          remedies: [openPaymentMethods],
        }),
      },
    )
  }
  const missing = states.filter(isMissing)
  if (missing.length > 0)
    return finding(
      'agreements',
      'needs-you',
      `${namesOf(missing)} still ${missing.length === 1 ? 'needs its' : 'need their'} agreement`,
      now,
      {
        detail:
          'Its terms, prices and refunds stand with each model below. Accepting costs nothing by itself.',
        evidence,
      },
    )
  const pending = states.filter(({ agreement }) => agreement === 'pending')
  if (pending.length > 0)
    return finding(
      'agreements',
      'waiting',
      `AWS is setting up the subscription to ${namesOf(pending)}`,
      now,
      {
        detail: 'Usually under 2 minutes, up to 15.',
        evidence,
        waitingSince,
        lookAgainInMs: 5_000,
      },
    )
  return finding('agreements', 'done', 'The account is subscribed to the chosen models', now, {
    evidence,
  })
}

const namesOf = (states: readonly State[]) => states.map(({ modelName }) => modelName).join(', ')
