import type { Notify } from '../../../shared/contract.ts'
import type { Prices } from '../../../shared/setup/review.ts'
import type { TestCallRequest, TestCallResult } from '../../../shared/test-call/test-call.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { toProblem } from '../aws/to-problem.ts'
import { applicationProfilesIn, asModelProfile } from '../bedrock/application-profiles.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import { pricesByScope } from '../prices/prices-by-scope.ts'
import { failure } from '../problems.ts'
import { offerOf } from '../reviews/review-models.ts'
import { catalogueOf, regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { messageOf } from './message-of.ts'
import { type Answer, noAnswer, withEvent } from './read-events.ts'
import { untilStopped } from './until-stopped.ts'

/**
 * Asks one model through one profile and tells every piece of its answer as it comes. When `stop` fires the connection
 * is let go and what has come by then is the result.
 */
export async function testCall(
  context: StepContext,
  request: TestCallRequest,
  stop: AbortSignal,
  notify: Notify,
): Promise<TestCallResult> {
  const region = regionOf(context)
  const profile = await profileOf(context, request.profileId)
  const body = JSON.stringify(messageOf(request, profile.modelId))
  const pricing = pricesOf(context, profile)
  const started = performance.now()
  const sinceStart = () => Math.round(performance.now() - started)
  const done = async (answer: Answer, rest: Partial<TestCallResult>): Promise<TestCallResult> => {
    const prices = await pricing
    return {
      text: answer.text,
      isStopped: stop.aborted,
      isCutShort: answer.stopReason === 'max_tokens',
      tokens: answer.tokens,
      region,
      durationMs: sinceStart(),
      ...(prices && { priceSource: prices.source }),
      ...(prices && !stop.aborted && { costUsd: costOf(answer, prices, request) }),
      ...rest,
    }
  }
  const sent = await send(context, { modelId: profile.id, body, region, stop })
  if (sent === 'stopped') return done(noAnswer, {})
  const { requestId } = sent.$metadata
  let answer = noAnswer
  let firstTokenMs: number | undefined
  try {
    for await (const event of untilStopped(sent.body ?? [], stop)) {
      const next = withEvent(answer, event)
      const text = next.text.slice(answer.text.length)
      if (text !== '') {
        firstTokenMs ??= sinceStart()
        notify('testCallProgressed', { id: request.id, text })
      }
      answer = next
    }
  } catch (error) {
    const { profile: name } = context
    const operation = 'InvokeModelWithResponseStream'
    throw toProblem(error, { service: 'bedrock-runtime', operation, profile: name, region })
  }
  return done(answer, {
    ...(requestId !== undefined && { requestId }),
    ...(firstTokenMs !== undefined && { firstTokenMs }),
  })
}

async function send(
  { aws }: StepContext,
  asked: { modelId: string; body: string; region: string; stop: AbortSignal },
) {
  const { modelId, body, region, stop } = asked
  try {
    return await aws.call(
      'bedrock-runtime',
      'InvokeModelWithResponseStream',
      { modelId, contentType: 'application/json', body: new TextEncoder().encode(body) },
      { region, signal: stop },
    )
  } catch (error) {
    if (stop.aborted) return 'stopped' as const
    throw error
  }
}

async function profileOf(context: StepContext, id: string): Promise<ModelProfile> {
  const region = regionOf(context)
  const catalogue = await catalogueOf(context, region)
  const offered = catalogue.profiles.find((each) => each.id === id)
  if (offered) return offered
  const own = (await ifAllowed(() => applicationProfilesIn(context, region))) ?? []
  const profile = own
    .flatMap((each) => asModelProfile(each, catalogue) ?? [])
    .find((each) => each.id === id)
  if (!profile) throw failure('input.invalid', { detail: `${id} is not offered in ${region}.` })
  return profile
}

async function pricesOf(
  context: StepContext,
  { modelId, scope }: ModelProfile,
): Promise<Prices | undefined> {
  return pricesByScope(modelId, await offerOf(context, modelId)).prices[scope]
}

const costOf = ({ tokens }: Answer, prices: Prices, { caching }: TestCallRequest): number =>
  (tokens.input * prices.input +
    tokens.output * prices.output +
    tokens.cacheRead * prices.cacheRead +
    tokens.cacheWrite * (caching === '1h' ? prices.cacheWrite1h : prices.cacheWrite5m)) /
  1e6
