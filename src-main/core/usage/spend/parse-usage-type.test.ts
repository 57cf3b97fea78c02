import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUsageType } from './parse-usage-type.ts'

const plain = {
  regionCode: 'USE1',
  scope: 'geography',
  tier: 'standard',
  isLongContext: false,
} as const
const global = { ...plain, scope: 'global' } as const

const table = [
  // Claude 4.5 and 4.6.
  ['USE1-MP:USE1_InputTokenCount-Units', { ...plain, type: 'input' }],
  ['USE1-MP:USE1_OutputTokenCount-Units', { ...plain, type: 'output' }],
  ['USE1-MP:USE1_CacheReadInputTokenCount-Units', { ...plain, type: 'cacheRead' }],
  ['USE1-MP:USE1_CacheWriteInputTokenCount-Units', { ...plain, type: 'cacheWrite5m' }],
  ['USE1-MP:USE1_CacheWrite1hInputTokenCount-Units', { ...plain, type: 'cacheWrite1h' }],
  ['USE1-MP:USE1_InputTokenCount_Global-Units', { ...global, type: 'input' }],
  ['USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units', { ...global, type: 'cacheWrite1h' }],
  ['USE1-MP:USE1_InputTokenCount_Batch-Units', { ...plain, type: 'input', tier: 'batch' }],
  [
    'USE1-MP:USE1_OutputTokenCount_Global_Batch-Units',
    { ...global, type: 'output', tier: 'batch' },
  ],
  // Claude 4.7 and later.
  ['USE1-MP:USE1_input_tokens_standard-Units', { ...plain, type: 'input' }],
  ['USE1-MP:USE1_output_tokens_standard-Units', { ...plain, type: 'output' }],
  ['USE1-MP:USE1_cache_read_tokens_standard-Units', { ...plain, type: 'cacheRead' }],
  ['USE1-MP:USE1_cache_write_tokens_standard-Units', { ...plain, type: 'cacheWrite5m' }],
  ['USE1-MP:USE1_cache_write_tokens_1h_standard-Units', { ...plain, type: 'cacheWrite1h' }],
  ['USE1-MP:USE1_cache_write_tokens_1h_global_standard-Units', { ...global, type: 'cacheWrite1h' }],
  ['USE1-MP:USE1_output_tokens_global_standard-Units', { ...global, type: 'output' }],
  ['USE1-MP:USE1_input_tokens_priority-Units', { ...plain, type: 'input', tier: 'priority' }],
  ['USE1-MP:USE1_output_tokens_global_flex-Units', { ...global, type: 'output', tier: 'flex' }],
  ['USE1-MP:USE1_input_tokens_batch-Units', { ...plain, type: 'input', tier: 'batch' }],
  [
    'USE1-MP:USE1_input_tokens_long_ctx_global_standard-Units',
    { ...global, type: 'input', isLongContext: true },
  ],
  [
    'USE1-MP:USE1_cache_write_tokens_1h_long_ctx_standard-Units',
    { ...plain, type: 'cacheWrite1h', isLongContext: true },
  ],
  // Bought otherwise.
  ['USE1-MP:USE1_MillionBatchInputTokens-Units', { ...plain, type: 'input', tier: 'batch' }],
  [
    'USE1-MP:USE1_MillionBatchOutputTokens_Global-Units',
    { ...global, type: 'output', tier: 'batch' },
  ],
  [
    'USE1-MP:USE1_Reserved_1Month_InputTPM_Geo-Units',
    { ...plain, type: 'input', tier: 'reserved' },
  ],
  // The Region code is the bill's own, with or without a number.
  ['EUN1-MP:EUN1_input_tokens_standard-Units', { ...plain, regionCode: 'EUN1', type: 'input' }],
  ['EU-MP:EU_OutputTokenCount-Units', { ...plain, regionCode: 'EU', type: 'output' }],
  ['MP:APN1_InputTokenCount_Global-Units', { ...global, regionCode: 'APN1', type: 'input' }],
] as const

describe('a usage type', () => {
  it.each(table)('%s is understood in any case', (text, expected) => {
    for (const spelled of [text, text.toLowerCase(), text.toUpperCase(), ` ${text} `])
      expect(parseUsageType(spelled)).toEqual(expected)
  })

  it.each([
    '',
    'EUC1-NovaLite-input-tokens',
    'USE1-Guardrail-ContentPolicyUnitsConsumed',
    'USE1-MP:USE1_search_units-Units',
    'USE1-MP:USE1_InputTokenCount_LatencyOptimized-Units',
    'USE1-MP:USE1_cache_write_tokens_30m_standard-Units',
    'USE1-MP:USE1_input_tokens_turbo-Units',
    'USE1-MP:USE1_thinking_tokens_standard-Units',
    'USE1-MP:USE1_InputTokenCountX-Units',
    'USE1-MP:USE1_input_tokens_constructor-Units',
  ])('%s is not guessed at', (text) => {
    expect(parseUsageType(text)).toBeUndefined()
  })

  it('of any other text is no usage type, and no failure', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseUsageType(text)).toBeUndefined()
      }),
    )
  })
})
