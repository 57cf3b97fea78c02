import type * as Bedrock from '@aws-sdk/client-bedrock'
import { findModel, type Model, models } from '../../bedrock/models.ts'
import { modelArn, systemProfiles } from '../../bedrock/profiles.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'

/** A foundation model by id or ARN, or AWS's refusal. */
export function foundationModel(identifier: string): Model {
  const found = findModel(identifier.split('foundation-model/').at(-1) ?? identifier)
  if (found) return found
  throw new AwsError('ValidationException', 'The provided model identifier is invalid.')
}

function summarise(model: Model, { region, account }: Pick<Call, 'region' | 'account'>) {
  const needsProfile = model.geographies.length > 0
  const isHere =
    !needsProfile || systemProfiles(account, region).some((each) => each.model === model)
  return {
    isHere,
    summary: {
      modelArn: modelArn(region, model.id),
      modelId: model.id,
      modelName: model.name,
      providerName: model.provider,
      inputModalities: ['TEXT' as const, 'IMAGE' as const],
      outputModalities: ['TEXT' as const],
      responseStreamingSupported: true,
      customizationsSupported: [],
      // Live replies say INFERENCE_PROFILE, which the SDK's own list of values does not have.
      inferenceTypesSupported: [needsProfile ? 'INFERENCE_PROFILE' : 'ON_DEMAND'],
      modelLifecycle: {
        status: model.status,
        startOfLifeTime: new Date(model.launched),
        ...(model.legacySince !== undefined && { legacyTime: new Date(model.legacySince) }),
        ...(model.extendedSince !== undefined && {
          publicExtendedAccessTime: new Date(model.extendedSince),
        }),
        ...(model.endOfLife !== undefined && { endOfLifeTime: new Date(model.endOfLife) }),
      },
    },
  }
}

export const listFoundationModels: Operation<Bedrock.ListFoundationModelsRequest, object> = {
  run: ({ byProvider, byOutputModality, byInferenceType }, call) => ({
    modelSummaries: models
      .map((model) => summarise(model, call))
      .filter(({ isHere }) => isHere)
      .map(({ summary }) => summary)
      .filter(
        ({ providerName, inferenceTypesSupported }) =>
          (byProvider === undefined || providerName.toLowerCase() === byProvider.toLowerCase()) &&
          (byOutputModality === undefined || byOutputModality === 'TEXT') &&
          (byInferenceType === undefined || inferenceTypesSupported.includes(byInferenceType)),
      ),
  }),
}

export const getFoundationModel: Operation<Bedrock.GetFoundationModelRequest, object> = {
  permissions: ({ modelIdentifier = '' }, { region }) => [
    {
      action: 'bedrock:GetFoundationModel',
      resource: modelIdentifier.startsWith('arn:')
        ? modelIdentifier
        : modelArn(region, modelIdentifier),
    },
  ],
  run: ({ modelIdentifier = '' }, call) => {
    const { summary, isHere } = summarise(foundationModel(modelIdentifier), call)
    if (!isHere)
      throw new AwsError(
        'ResourceNotFoundException',
        'Could not resolve the foundation model from the provided model identifier.',
        404,
      )
    return { modelDetails: summary }
  },
}
