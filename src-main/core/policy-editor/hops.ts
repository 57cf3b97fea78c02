import type { ModelProfile } from '../bedrock/read-region.ts'
import { invokeActions } from '../policy/generate-policy.ts'
import type { Question } from '../policy/simulate.ts'

type Hop = Question & { readonly resources: readonly string[] }

/**
 * Everything AWS asks IAM when a model is called through its profile: the profile, then the model wherever the request
 * may be routed, each as a request to that Region.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 */
export function hopsOf({ arn, modelArns }: ModelProfile, region: string): Hop[] {
  const hop = (requested: string, resources: readonly string[]): Hop => ({
    actions: invokeActions,
    resources,
    conditions: {
      'aws:RequestedRegion': requested === '' ? 'unspecified' : requested,
      'bedrock:InferenceProfileArn': arn,
    },
  })
  const regions = [...new Set(modelArns.map(regionIn))]
  const reached = (wanted: string) => modelArns.filter((model) => regionIn(model) === wanted)
  return [
    hop(region, [arn, ...reached(region)]),
    ...regions.filter((each) => each !== region).map((each) => hop(each, reached(each))),
  ]
}

/** The Region an ARN names; empty for the model that AWS may run anywhere. */
export const regionIn = (arn: string): string => arn.split(':')[3] ?? ''
