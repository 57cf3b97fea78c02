/** When the table below was last compared with AWS's list prices. */
export const bundledOn = '2026-11-22'

type Base = readonly [input: number, output: number, cacheRead: number]

/**
 * US dollars per million tokens through global profiles, by model. Only a fallback: the account's own offer comes
 * first. Cache writes cost 1.25 × (5 minutes) and 2 × (1 hour) the input price.
 */
export const bundledPrices: Readonly<Record<string, Base>> = {
  'anthropic.claude-opus-5-5': [4, 20, 0.2],
  'anthropic.claude-sonnet-5-5': [2, 10, 0.1],
  'anthropic.claude-haiku-5-5': [0.1, 0.5, 0.01],
  'anthropic.claude-fable-5-2': [8, 40, 0.2],
  'anthropic.claude-fable-5-1': [10, 50, 0.25],
  'anthropic.claude-fable-5': [10, 50, 1],
  'anthropic.claude-opus-5': [5, 25, 0.5],
  'anthropic.claude-sonnet-5': [2, 10, 0.2],
  'anthropic.claude-opus-4-8': [5, 25, 0.5],
  'anthropic.claude-opus-4-7': [5, 25, 0.5],
  'anthropic.claude-opus-4-6-v1': [5, 25, 0.5],
  'anthropic.claude-opus-4-5-20251101-v1:0': [5, 25, 0.5],
  'anthropic.claude-sonnet-4-6': [3, 15, 0.3],
  'anthropic.claude-sonnet-4-5-20250929-v1:0': [3, 15, 0.3],
  'anthropic.claude-haiku-4-5-20251001-v1:0': [1, 5, 0.1],
  'anthropic.claude-opus-4-1-20250805-v1:0': [15, 75, 1.5],
}

/** Sold at one price everywhere: the premium of geographies came with Claude 4.5. */
export const withoutPremium: ReadonlySet<string> = new Set([
  'anthropic.claude-opus-4-1-20250805-v1:0',
])
