import { AwsError, type Call, type Permission } from '../operation.ts'
import { findModel, type Model } from './models.ts'
import { findProfile, modelArn, type Profile } from './profiles.ts'

export type Route = { readonly model: Model; readonly profile?: Profile }

/** What the caller passed as modelId: a profile of this Region, or a model that can be called by its own id. */
export function findRoute(
  { account, region }: Pick<Call, 'account' | 'region'>,
  modelId: string,
): Route {
  const profile = findProfile(account, region, modelId)
  if (profile) return { model: profile.model, profile }
  const model = findModel(modelId.split('foundation-model/').at(-1) ?? modelId)
  if (!model) throw new AwsError('ValidationException', 'The provided model identifier is invalid.')
  if (model.geographies.length > 0)
    throw new AwsError(
      'ValidationException',
      `Invocation of model ID ${model.id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    )
  return { model }
}

/** The first permission: the profile in the source Region, or the model itself. Unknown ids are asked for as they are. */
export function firstPermission(
  action: string,
  modelId: string,
  { account, region }: Pick<Call, 'account' | 'region'>,
): Permission {
  const profile = findProfile(account, region, modelId)
  const bare = modelId.startsWith('arn:') ? modelId : modelArn(region, modelId)
  return { action, resource: profile?.arn ?? bare }
}

/**
 * The second permission, for every model ARN the profile may route to: AWS refuses the request when any is denied.
 * A global profile's Region-less ARN is asked for with the Region `unspecified`.
 */
export function authorizeRoute(call: Call, action: string, { profile }: Route): void {
  for (const arn of profile?.modelArns ?? []) {
    const region = arn.split(':')[3] || 'unspecified'
    call.authorize({
      action,
      resource: arn,
      context: {
        'bedrock:InferenceProfileArn': [profile?.arn ?? ''],
        'aws:RequestedRegion': [region],
      },
    })
  }
}
