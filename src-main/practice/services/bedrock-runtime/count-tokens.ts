import type * as Runtime from '@aws-sdk/client-bedrock-runtime'
import { findModel } from '../../bedrock/models.ts'
import { modelArn } from '../../bedrock/profiles.ts'
import { tokensOf } from '../../bedrock/prompt-cache.ts'
import { AwsError, type Operation } from '../../operation.ts'

/** Takes foundation-model ids only, never a profile's, and few models at that. */
export const countTokens: Operation<Runtime.CountTokensRequest, Runtime.CountTokensResponse> = {
  permissions: ({ modelId = '' }, { region }) => [
    { action: 'bedrock:CountTokens', resource: modelArn(region, modelId) },
  ],
  run: ({ modelId = '', input }) => {
    const model = findModel(modelId)
    if (!model)
      throw new AwsError('ValidationException', 'The provided model identifier is invalid.')
    if (!model.countsTokens)
      throw new AwsError(
        'ValidationException',
        "The provided model doesn't support counting tokens.",
      )
    const { invokeModel, converse } = input ?? {}
    return {
      inputTokens: tokensOf(
        invokeModel?.body?.length ??
          JSON.stringify([converse?.system ?? [], converse?.messages ?? []]).length,
      ),
    }
  },
}
