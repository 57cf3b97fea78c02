import { ProblemError } from '../../../shared/problem.ts'
import { Tier } from '../../../shared/setup/choices.ts'
import type { ModelRow, ModelsReview } from '../../../shared/setup/review.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { applicationProfilesIn, asModelProfile } from '../bedrock/application-profiles.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import { asksForRetention } from '../bedrock/retention.ts'
import { contextTokensOf, contextWindowsOn } from '../prices/context-windows.ts'
import { pricesByScope } from '../prices/prices-by-scope.ts'
import { readOffer } from '../prices/read-offer.ts'
import { unexpectedProblem } from '../problems.ts'
import { readAvailability } from '../steps/agreements.ts'
import { chosenOf, regionOf } from '../steps/current.ts'
import { readForm } from '../steps/first-use-form.ts'
import { lastProof } from '../steps/model-access.ts'
import type { StepContext } from '../steps/step.ts'

/** The Claude models of the chosen Region and residency with price, access and proof, newest first. */
export async function reviewModels(context: StepContext): Promise<ModelsReview> {
  const [{ catalogue, residency, byTier, more }, form, own] = await Promise.all([
    chosenOf(context),
    formState(context),
    ifAllowed(() => applicationProfilesIn(context, regionOf(context))),
  ])
  const applications = (own ?? []).flatMap((each) => asModelProfile(each, catalogue) ?? [])
  const shown = [...catalogue.profiles, ...applications].filter(({ scope }) => scope === residency)
  const models = await Promise.all(shown.map((profile) => describeModel(context, profile)))
  return {
    region: regionOf(context),
    residency,
    models,
    contextAsOf: contextWindowsOn,
    chosen: Object.fromEntries(Tier.options.map((tier) => [tier, byTier[tier]?.id ?? null])),
    more: more.map(({ id }) => id),
    form,
  }
}

async function formState(context: StepContext): Promise<ModelsReview['form']> {
  try {
    return { state: await readForm(context) }
  } catch (error) {
    return { state: 'unknown', problem: problemIn(error) }
  }
}

async function describeModel(context: StepContext, profile: ModelProfile): Promise<ModelRow> {
  const { id, arn, modelId, modelName, tier, scope, geography, destinations, lifecycle } = profile
  const [access, offer] = await Promise.all([accessOf(context, modelId), offerOf(context, modelId)])
  const { prices, premiumPercent } = pricesByScope(modelId, offer)
  const price = prices[scope]
  const contextTokens = contextTokensOf(modelId)
  const proof = lastProof(context.ledger, id, regionOf(context))
  return {
    profileId: id,
    profileArn: arn,
    modelId,
    name: modelName,
    ...(profile.isApplication && { alias: profile.name }),
    scope,
    destinations: [...destinations],
    lifecycle,
    access,
    asksForRetention: asksForRetention(modelId),
    ...(contextTokens !== undefined && { contextTokens }),
    ...(tier && { tier }),
    ...(geography !== undefined && { geography }),
    ...(price && { prices: price }),
    ...(scope === 'geography' && premiumPercent !== undefined && { premiumPercent }),
    ...(offer && { offer: offer.terms }),
    ...(proof && {
      proof: {
        at: proof.finishedAt ?? proof.at,
        answered: proof.status === 'done',
        note: proof.answer ?? (proof.status === 'done' ? 'answered' : 'refused'),
      },
    }),
  }
}

async function accessOf(context: StepContext, modelId: string): Promise<ModelRow['access']> {
  try {
    return await readAvailability(context, modelId)
  } catch (error) {
    return { agreement: 'unknown', problem: problemIn(error) }
  }
}

/** Prices and terms are a help here, and no reason to show nothing. */
export function offerOf(context: StepContext, modelId: string, region = regionOf(context)) {
  const { aws, remember, now, signal } = context
  return remember(`offer ${region} ${modelId}`, 3_600_000, () =>
    readOffer(aws, modelId, { region, signal, now: now() }),
  ).catch(() => undefined)
}

const problemIn = (error: unknown) =>
  error instanceof ProblemError ? error.problem : unexpectedProblem
