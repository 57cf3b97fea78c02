import { isMarketplace, type Model } from '../bedrock/models.ts'
import { findRegion } from '../bedrock/regions.ts'

/** How one kind of token is sold: its usage type, the tokens a unit has, and what a unit costs. */
export type Rate = {
  readonly field: Field
  readonly usageType: string
  readonly tokensPerUnit: number
  readonly usdPerUnit: number
}
type Field = 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'cacheWrite1h'
const fields: readonly Field[] = ['input', 'output', 'cacheRead', 'cacheWrite', 'cacheWrite1h']

/** Usage types have been spelled in three ways: Claude 4.7 and later, Claude before, and Amazon's own models. */
const spellings = {
  words: {
    input: 'input_tokens',
    output: 'output_tokens',
    cacheRead: 'cache_read_tokens',
    cacheWrite: 'cache_write_tokens',
    cacheWrite1h: 'cache_write_tokens_1h',
  },
  counts: {
    input: 'InputTokenCount',
    output: 'OutputTokenCount',
    cacheRead: 'CacheReadInputTokenCount',
    cacheWrite: 'CacheWriteInputTokenCount',
    cacheWrite1h: 'CacheWrite1hInputTokenCount',
  },
  dashes: {
    input: 'input-tokens',
    output: 'output-tokens',
    cacheRead: 'cache-read-input-token-count',
    cacheWrite: 'cache-write-input-token-count',
    cacheWrite1h: 'cache-write-1h-input-token-count',
  },
} as const

/** The rates of a model as called from one Region. Claude through a geographic profile costs a tenth more. */
export function rates(model: Model, region: string, isGlobal: boolean): readonly Rate[] {
  const code = findRegion(region)?.billingCode ?? 'USE1'
  const isClaude = isMarketplace(model)
  const premium = isClaude && !isGlobal ? 1.1 : 1
  return fields.map((field) => {
    const usdPerMillion = model.prices[field] * premium
    const tokensPerUnit = isClaude ? 1e6 : 1e3
    return {
      field,
      usageType: usageType(model, code, field, isGlobal),
      tokensPerUnit,
      usdPerUnit: (usdPerMillion * tokensPerUnit) / 1e6,
    }
  })
}

function usageType(model: Model, code: string, field: Field, isGlobal: boolean): string {
  if (!isMarketplace(model))
    return `${code}-${model.name.replace(' ', '')}-${spellings.dashes[field]}`
  if (model.isEarlyClaude)
    return `${code}-MP:${code}_${spellings.counts[field]}${isGlobal ? '_Global' : ''}-Units`
  return `${code}-MP:${code}_${spellings.words[field]}${isGlobal ? '_global' : ''}_standard-Units`
}
