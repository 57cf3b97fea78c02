import type { Chosen } from '../bedrock/chosen-models.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import { callIn } from '../changes/call-in.ts'
import type { Change } from '../changes/change.ts'
import { readOffer } from '../prices/read-offer.ts'
import { failure } from '../problems.ts'
import {
  type AgreementState,
  type Availability,
  agreementsFinding,
  isMissing,
} from './agreements-finding.ts'
import { chosenOf, regionOf } from './current.ts'
import type { Step, StepContext } from './step.ts'

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

/** The Marketplace agreement of every chosen model is made. */
export const agreements: Step = {
  id: 'agreements',
  check: async (context) => {
    const profiles = oncePerModel(await chosenOf(context))
    const states = await Promise.all(
      profiles.map(async ({ modelId, modelName }) => ({
        modelName,
        ...(await readAvailability(context, modelId)),
      })),
    )
    return agreementsFinding(states, waitingSince(context), context.now())
  },
  plan: async (context) => {
    const profiles = oncePerModel(await chosenOf(context))
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

/** Several profiles may lead to one model, whose agreement is made once. */
const oncePerModel = ({ profiles }: Chosen): ModelProfile[] => [
  ...new Map(profiles.map((profile) => [profile.modelId, profile])).values(),
]

/** AWS does not say since when it has been at it, but we know when we asked. */
const waitingSince = ({ ledger, now }: StepContext) =>
  ledger.findLast(({ step, status }) => step === 'agreements' && status === 'done')?.at ?? now()

async function planAgreement(
  context: StepContext,
  { modelId, modelName }: ModelProfile,
): Promise<Change> {
  const region = regionOf(context)
  const offer = await readOffer(context.aws, modelId, {
    region,
    signal: context.signal,
    now: context.now(),
  })
  if (!offer)
    throw failure('model.subscriptionRefused', {
      detail: `AWS has no offer of ${modelName} for this account.`,
    })
  const call = callIn(region)
  return {
    id: `agree-${modelId}`,
    title: `Accept the agreement for ${modelName}`,
    why: `${modelName} is sold by Anthropic through AWS Marketplace. ${offer.terms.legalUrl ? `The terms are at ${offer.terms.legalUrl}` : ''}`.trim(),
    cost: 'Nothing by itself. Use is charged by the token.',
    effect: call('bedrock', 'CreateFoundationModelAgreement', { modelId, offerToken: offer.token }),
    after: [],
    undo: [call('bedrock', 'DeleteFoundationModelAgreement', { modelId })],
    undoWords:
      'Cancel it from History. That alone does not block use: the next call would subscribe again.',
    alreadyDone: ['ConflictException'],
  }
}
