import type { ModelProfile } from '../bedrock/read-region.ts'
import { chosenOf, regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { invokeActions } from './generate-policy.ts'
import { neighbourOf } from './neighbour.ts'
import { type Question, simulate } from './simulate.ts'

export type Truth = {
  readonly words: string
  readonly isExpected: boolean
}

/**
 * What the narrow policy should allow and refuse, each put to IAM's simulation for one user or role. Throws
 * permission.denied to whoever may not ask.
 */
export async function truthTable(context: StepContext, principalArn: string): Promise<Truth[]> {
  const [{ catalogue, profiles }, region] = [await chosenOf(context), regionOf(context)]
  const neighbour = neighbourOf(catalogue.profiles, profiles)
  const models = profiles.flatMap(({ modelArns }) => modelArns)
  const ask = async (words: string, isAllowed: boolean, question: Question): Promise<Truth> => {
    const verdicts = await simulate(context, principalArn, question)
    const isExpected = verdicts.length > 0 && verdicts.every((each) => each.isAllowed === isAllowed)
    return { words, isExpected }
  }
  return Promise.all([
    ...profiles.flatMap((profile) =>
      questionsOf(profile, region).map((question) =>
        ask(`may call ${profile.modelName} through ${profile.id}`, true, question),
      ),
    ),
    ask('may not call those models past their profiles', false, {
      actions: invokeActions,
      resources: models,
      conditions: { 'aws:RequestedRegion': region },
    }),
    ask('may not change Bedrock, IAM or subscriptions', false, { actions: foreignActions }),
    ...(neighbour
      ? [
          ask(`may not call ${neighbour.modelName}`, false, {
            actions: invokeActions,
            resources: [neighbour.arn],
            conditions: { 'aws:RequestedRegion': region },
          }),
        ]
      : []),
  ])
}

const foreignActions = [
  'bedrock:PutModelInvocationLoggingConfiguration',
  'iam:CreatePolicy',
  'aws-marketplace:Subscribe',
]

/** Both hops of a call: the profile, then the model in every Region it may be routed to. */
function questionsOf(profile: ModelProfile, region: string): Question[] {
  const conditions = { 'bedrock:InferenceProfileArn': profile.arn }
  const ask = (requested: string, resources: readonly string[]): Question => ({
    actions: invokeActions,
    resources,
    conditions: { ...conditions, 'aws:RequestedRegion': requested },
  })
  const isAnywhere = (arn: string) => arn.split(':')[3] === ''
  const regional = profile.modelArns.filter((arn) => !isAnywhere(arn))
  const anywhere = profile.modelArns.filter(isAnywhere)
  return [
    ask(region, [profile.arn, ...regional]),
    ...(anywhere.length > 0 ? [ask('unspecified', anywhere)] : []),
  ]
}
