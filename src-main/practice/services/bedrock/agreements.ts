import type * as Bedrock from '@aws-sdk/client-bedrock'
import { agreementState } from '../../bedrock/access.ts'
import { isMarketplace, type Model } from '../../bedrock/models.ts'
import { systemProfiles } from '../../bedrock/profiles.ts'
import { findRegion } from '../../bedrock/regions.ts'
import { AwsError, type Operation } from '../../operation.ts'
import { foundationModel } from './models.ts'

const offerToken = ({ id }: Model) => Buffer.from(`practice-offer ${id}`).toString('base64')

export const getFoundationModelAvailability: Operation<
  Bedrock.GetFoundationModelAvailabilityRequest,
  Bedrock.GetFoundationModelAvailabilityResponse
> = {
  run: ({ modelId = '' }, call) => {
    const model = foundationModel(modelId)
    const state = agreementState(call, model)
    const isHere = systemProfiles(call.account, call.region).some((each) => each.model === model)
    const hasForm = !isMarketplace(model) || call.account.bedrock.useCaseForm !== undefined
    return {
      modelId,
      agreementAvailability: { status: state },
      authorizationStatus: hasForm ? 'AUTHORIZED' : 'NOT_AUTHORIZED',
      entitlementAvailability: state === 'AVAILABLE' ? 'AVAILABLE' : 'NOT_AVAILABLE',
      regionAvailability:
        isHere || (!isMarketplace(model) && findRegion(call.region))
          ? 'AVAILABLE'
          : 'NOT_AVAILABLE',
    }
  },
}

/** Values are US dollars per million tokens although the unit says only "Units". */
function rateCard({ prices }: Model): Bedrock.DimensionalPriceRate[] {
  const kinds = [
    ['input_tokens', prices.input],
    ['output_tokens', prices.output],
    ['cache_read_tokens', prices.cacheRead],
    ['cache_write_tokens', prices.cacheWrite],
    ['cache_write_tokens_1h', prices.cacheWrite1h],
  ] as const
  return kinds.flatMap(([kind, base]) => [
    {
      dimension: `${kind}_global_standard`,
      price: dollars(base),
      description: `${kind} (global)`,
      unit: 'Units',
    },
    { dimension: `${kind}_standard`, price: dollars(base * 1.1), description: kind, unit: 'Units' },
  ])
}
const dollars = (amount: number) => String(Number(amount.toFixed(6)))

export const listFoundationModelAgreementOffers: Operation<
  Bedrock.ListFoundationModelAgreementOffersRequest,
  Bedrock.ListFoundationModelAgreementOffersResponse
> = {
  run: ({ modelId = '' }) => {
    const model = foundationModel(modelId)
    if (!isMarketplace(model))
      throw new AwsError('ResourceNotFoundException', 'There is no offer for this model.', 404)
    return {
      modelId,
      offers: [
        {
          offerId: `offer-${model.id}`,
          offerToken: offerToken(model),
          termDetails: {
            usageBasedPricingTerm: { rateCard: rateCard(model) },
            legalTerm: { url: 'https://aws.amazon.com/legal/bedrock/third-party-models/' },
            supportTerm: { refundPolicyDescription: 'No refunds.' },
          },
        },
      ],
    }
  },
}

export const createFoundationModelAgreement: Operation<
  Bedrock.CreateFoundationModelAgreementRequest,
  Bedrock.CreateFoundationModelAgreementResponse
> = {
  run: ({ modelId = '', offerToken: token }, call) => {
    const model = foundationModel(modelId)
    const { account, authorize, now } = call
    if (token !== offerToken(model))
      throw new AwsError('ValidationException', 'The offer token is invalid.')
    if (account.bedrock.useCaseForm === undefined)
      throw new AwsError(
        'AccessDeniedException',
        'Model use case details have not been submitted for this account.',
        403,
      )
    authorize({ action: 'aws-marketplace:Subscribe', resource: '*' })
    if (account.bedrock.agreements[model.id] !== undefined)
      throw new AwsError('ConflictException', 'An agreement for this model already exists.')
    account.bedrock.agreements[model.id] = now()
    return { modelId }
  },
}

export const deleteFoundationModelAgreement: Operation<
  Bedrock.DeleteFoundationModelAgreementRequest,
  object
> = {
  run: ({ modelId = '' }, { account, authorize }) => {
    const { id } = foundationModel(modelId)
    authorize({ action: 'aws-marketplace:Unsubscribe', resource: '*' })
    if (account.bedrock.agreements[id] === undefined)
      throw new AwsError('ResourceNotFoundException', 'There is no agreement for this model.', 404)
    delete account.bedrock.agreements[id]
    return {}
  },
}
