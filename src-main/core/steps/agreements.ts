import type { ModelProfile } from '../bedrock/read-region.ts'
import type { Change } from '../changes/change.ts'
import { readOffer } from '../prices/read-offer.ts'
import { failure } from '../problems.ts'
import { chosenOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step, StepContext } from './step.ts'

export type AgreementState = 'available' | 'pending' | 'not-available' | 'error'

export type Availability = {
  readonly agreement: AgreementState
  /** Why the agreement failed, in AWS's words. */
  readonly agreementError?: string
  readonly authorized: boolean
  readonly entitled: boolean
  readonly regionAvailable: boolean
}

/** Where a model stands with AWS, in the four parts AWS tells apart (GetFoundationModelAvailability). */
export async function readAvailability(
  { aws, signal, ...context }: StepContext,
  modelId: string,
): Promise<Availability> {
  const region = context.choices.region ?? context.region
  const answer = await aws.call(
    'bedrock',
    'GetFoundationModelAvailability',
    { modelId },
    { region, signal },
  )
  const states: Readonly<Record<string, AgreementState>> = {
    AVAILABLE: 'available',
    PENDING: 'pending',
    NOT_AVAILABLE: 'not-available',
  }
  const { status = '', errorMessage } = answer.agreementAvailability ?? {}
  return {
    agreement: states[status] ?? 'error',
    ...(errorMessage !== undefined && { agreementError: errorMessage }),
    authorized: answer.authorizationStatus === 'AUTHORIZED',
    entitled: answer.entitlementAvailability === 'AVAILABLE',
    regionAvailable: answer.regionAvailability === 'AVAILABLE',
  }
}

export const agreementWords: Readonly<Record<AgreementState, string>> = {
  available: 'made',
  pending: 'AWS is setting it up',
  'not-available': 'not made yet',
  error: 'AWS could not set it up',
}

/** The Marketplace agreement of every chosen model is made. */
export const agreements: Step = {
  id: 'agreements',
  check: async (context) => {
    const { profiles } = await chosenOf(context)
    const states = await Promise.all(
      profiles.map(async (profile) => ({
        profile,
        ...(await readAvailability(context, profile.modelId)),
      })),
    )
    const evidence = states.map(({ profile, agreement }) => ({
      label: profile.modelName,
      value: agreementWords[agreement],
    }))
    const pending = states.filter(({ agreement }) => agreement === 'pending')
    const missing = states.filter(isMissing)
    const failed = states.filter(({ agreement }) => agreement === 'error')
    if (failed.length > 0)
      return finding(
        'agreements',
        'needs-you',
        `AWS could not set up the subscription to ${names(failed)}`,
        context.now(),
        {
          detail:
            `${failed.flatMap(({ agreementError }) => (agreementError ? [`AWS says: ${agreementError}`] : [])).join(' ')} The agreement can be accepted once more. Often the account has no payment method that AWS Marketplace takes, or this sign-in may not subscribe.`.trim(),
          evidence,
        },
      )
    if (missing.length > 0)
      return finding(
        'agreements',
        'needs-you',
        `${names(missing)} still ${missing.length === 1 ? 'needs its' : 'need their'} agreement`,
        context.now(),
        { evidence },
      )
    if (pending.length > 0)
      return finding(
        'agreements',
        'waiting',
        `AWS is setting up the subscription to ${names(pending)}`,
        context.now(),
        {
          detail: 'Usually under 2 minutes, up to 15.',
          evidence,
          waitingSince: waitingSince(context),
          lookAgainInMs: 5_000,
        },
      )
    return finding(
      'agreements',
      'done',
      'The account is subscribed to the chosen models',
      context.now(),
      { evidence },
    )
  },
  plan: async (context) => {
    const { profiles } = await chosenOf(context)
    const wanted = await Promise.all(
      profiles.map(async (profile) => ({
        profile,
        ...(await readAvailability(context, profile.modelId)),
      })),
    )
    const missing = wanted.filter(isMissing)
    const changes = await Promise.all(missing.map(({ profile }) => planAgreement(context, profile)))
    return {
      title:
        changes.length === 0
          ? 'Every agreement is made'
          : 'Accept the agreements of the chosen models',
      changes,
    }
  },
}

/** What AWS could not set up before may be asked for again. */
const isMissing = ({ agreement }: { readonly agreement: AgreementState }) =>
  agreement === 'not-available' || agreement === 'error'

const names = (states: readonly { readonly profile: ModelProfile }[]) =>
  states.map(({ profile }) => profile.modelName).join(', ')

/** AWS does not say since when it has been at it, but we know when we asked. */
const waitingSince = ({ ledger, now }: StepContext) =>
  ledger.findLast(({ step, status }) => step === 'agreements' && status === 'done')?.at ?? now()

async function planAgreement(
  context: StepContext,
  { modelId, modelName }: ModelProfile,
): Promise<Change> {
  const region = regionOf(context)
  const offer = await readOffer(context.aws, modelId, { region, signal: context.signal })
  if (!offer)
    throw failure('model.subscriptionRefused', {
      detail: `AWS has no offer of ${modelName} for this account.`,
    })
  const call = { kind: 'aws-call', service: 'bedrock', region, expect: 'success' } as const
  return {
    id: `agree-${modelId}`,
    title: `Accept the agreement for ${modelName}`,
    why: `${modelName} is sold by Anthropic through AWS Marketplace. ${offer.legalUrl ? `The terms are at ${offer.legalUrl}` : ''}`.trim(),
    cost: 'Nothing by itself. Use is charged by the token.',
    effect: {
      ...call,
      operation: 'CreateFoundationModelAgreement',
      input: { modelId, offerToken: offer.token },
    },
    after: [],
    undo: [{ ...call, operation: 'DeleteFoundationModelAgreement', input: { modelId } }],
    undoWords:
      'Cancel it from History. That alone does not block use: the next call would subscribe again.',
    alreadyDone: ['ConflictException'],
  }
}
