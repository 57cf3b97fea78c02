import type { ModelProfile } from '../bedrock/read-region.ts'
import { chosenOf, regionOf, sourcesOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { invokeActions } from './generate-policy.ts'
import { neighbourOf } from './neighbour.ts'
import { type Question, simulate } from './simulate.ts'

export type Truth = {
  readonly words: string
  readonly isExpected: boolean
}

/**
 * What the narrow policy should allow and refuse, each put to IAM's simulation for one user, role or group. Throws
 * permission.denied to whoever may not ask.
 */
export async function truthTable(context: StepContext, principalArn: string): Promise<Truth[]> {
  const [{ catalogue, profiles }, sources] = await Promise.all([
    chosenOf(context),
    sourcesOf(context),
  ])
  const region = regionOf(context)
  const ask = async (words: string, isAllowed: boolean, question: Question): Promise<Truth> => {
    const verdicts = await simulate(context, principalArn, question)
    const isExpected = verdicts.length > 0 && verdicts.every((each) => each.isAllowed === isAllowed)
    return { words, isExpected }
  }
  const refused = (words: string, resources: readonly string[], requested = region) =>
    resources.length === 0
      ? []
      : [
          ask(`may not ${words}`, false, {
            actions: invokeActions,
            resources,
            conditions: { 'aws:RequestedRegion': requested },
          }),
        ]
  const neighbour = neighbourOf(catalogue.profiles, profiles)
  const [first] = profiles
  return Promise.all([
    ...sources.flatMap((source) =>
      source.profiles.flatMap((profile) =>
        questionsOf(profile, source.region).map((question) =>
          ask(
            `may call ${profile.modelName} through ${profile.id}${source.region === region ? '' : ` from ${source.region}`}`,
            true,
            question,
          ),
        ),
      ),
    ),
    ...refused(
      'call those models past their profiles',
      profiles.flatMap(({ modelArns }) => modelArns),
    ),
    ...(neighbour ? refused(`call ${neighbour.modelName}`, [neighbour.arn]) : []),
    ...refused('call models of other vendors', first ? [otherVendor(first)] : []),
    ...refused('call through a profile of another account', first ? [otherAccount(first)] : []),
    ...refused(
      'be routed outside the geography',
      globalOnes(catalogue.profiles, profiles),
      'unspecified',
    ),
    ask('may not change Bedrock, IAM or subscriptions', false, { actions: foreignActions }),
  ])
}

const foreignActions = [
  'bedrock:PutModelInvocationLoggingConfiguration',
  'iam:CreatePolicy',
  'aws-marketplace:Subscribe',
]

/** The same Region's model of somebody else: Amazon's own, which every account has. */
const otherVendor = ({ modelArns }: ModelProfile) =>
  (modelArns[0] ?? '').replace(/foundation-model\/.*$/, 'foundation-model/amazon.nova-lite-v1:0')

const otherAccount = ({ arn }: ModelProfile) => arn.replace(/:\d{12}:/, ':999999999999:')

/** Models without a Region, which only a global profile leads to; none where one was chosen. */
const globalOnes = (all: readonly ModelProfile[], chosen: readonly ModelProfile[]): string[] =>
  chosen.some(({ scope }) => scope === 'global')
    ? []
    : all
        .filter(
          ({ scope, modelId }) =>
            scope === 'global' && chosen.some((each) => each.modelId === modelId),
        )
        .map(({ arn }) => arn)

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
