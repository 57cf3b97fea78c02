import type { ServiceQuota } from '@aws-sdk/client-service-quotas'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { StepContext } from '../steps/step.ts'
import type { ModelProfile } from './read-region.ts'

/** What an account has of the tokens a model may take in a minute, through profiles of one scope. */
export type TokenQuota = {
  readonly code: string
  /** As Service Quotas calls it. */
  readonly name: string
  readonly tokensPerMinute: number
  readonly isAdjustable: boolean
}

const keptMs = 10 * 60_000
/** What stops every call is asked anew, so that “Look again” sees that AWS has raised it. */
const keptZeroMs = 5_000

/**
 * The applied tokens per minute of a profile; undefined where AWS lists none or they may not be read. Quotas carry no
 * model id, so they are found by scope and model name: https://docs.aws.amazon.com/general/latest/gr/bedrock.html
 */
export async function readTokenQuota(
  context: StepContext,
  region: string,
  profile: Pick<ModelProfile, 'scope' | 'modelName'>,
): Promise<TokenQuota | undefined> {
  const find = async (forMs: number) =>
    (await ifAllowed(() => bedrockQuotas(context, region, forMs)))?.find(({ QuotaName = '' }) =>
      isTokensPerMinute(QuotaName, profile),
    )
  const held = await find(keptMs)
  const found = held?.Value === 0 ? await find(keptZeroMs) : held
  if (found?.Value === undefined) return undefined
  return {
    code: found.QuotaCode ?? '',
    name: found.QuotaName ?? '',
    tokensPerMinute: found.Value,
    isAdjustable: found.Adjustable ?? false,
  }
}

/** AWS spells "cross-region" and "cross-Region", and puts "V1" or nothing behind older models. */
export function isTokensPerMinute(
  name: string,
  { scope, modelName }: Pick<ModelProfile, 'scope' | 'modelName'>,
): boolean {
  const [, found = '', model = ''] =
    /^(global cross|cross|on)-(?:region|demand) (?:model inference|invokemodel) tokens per minute for (?:anthropic )?(.+)$/i.exec(
      name,
    ) ?? []
  const wanted = scope === 'global' ? 'global cross' : 'cross'
  return found.toLowerCase() === wanted && wordsOf(model) === wordsOf(modelName)
}

const wordsOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/\bv1\b/, '')
    .split(/\s+/)
    .filter(Boolean)
    .toSorted()
    .join(' ')

const bedrockQuotas = ({ aws, remember, signal }: StepContext, region: string, forMs: number) =>
  remember(`quotas ${region} for ${forMs}`, forMs, async () => {
    const found: ServiceQuota[] = []
    let NextToken: string | undefined
    do {
      const page = await aws.call(
        'service-quotas',
        'ListServiceQuotas',
        { ServiceCode: 'bedrock', MaxResults: 100, ...(NextToken && { NextToken }) },
        { region, signal },
      )
      found.push(...(page.Quotas ?? []))
      NextToken = page.NextToken
    } while (NextToken)
    return found
  })
