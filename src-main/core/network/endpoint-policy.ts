import type { EndpointService } from '../../../shared/setup/network.ts'
import { generatePolicy } from '../policy/generate-policy.ts'
import { regionOf, sourcesOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

/** What is called at the list of profiles; everything else of the policy is asked of the models' own address. */
const ofProfiles = ['bedrock:ListInferenceProfiles', 'bedrock:GetInferenceProfile']

/**
 * What each endpoint lets through: the very calls that the narrow policy allows, for principals of this account. It gives
 * nobody a right, so both must allow a call: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export async function endpointPolicies(
  context: StepContext,
): Promise<Record<EndpointService, string>> {
  const { account } = context.identity
  const here = (await sourcesOf(context)).filter(({ region }) => region === regionOf(context))
  const { Statement } = generatePolicy(here, context.choices.policyOptions)
  const write = (isOfProfiles: boolean) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: Statement.filter(
        ({ Action }) => Action.some((action) => ofProfiles.includes(action)) === isOfProfiles,
      ).map(({ Condition, ...statement }) => ({
        ...statement,
        Principal: '*',
        Condition: {
          StringEquals: { ...Condition?.StringEquals, 'aws:PrincipalAccount': account },
        },
      })),
    })
  return { 'bedrock-runtime': write(false), bedrock: write(true) }
}
