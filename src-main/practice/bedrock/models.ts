/** US dollars per million tokens through a global profile. Geographic and in-Region use costs a tenth more. */
export type BasePrices = {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
  readonly cacheWrite1h: number
}

export type Model = {
  readonly id: string
  readonly name: string
  readonly provider: 'Anthropic' | 'Amazon'
  readonly launched: string
  readonly status: 'ACTIVE' | 'LEGACY'
  readonly legacySince?: string
  /** From here on the provider may ask more. */
  readonly extendedSince?: string
  readonly endOfLife?: string
  /** Geographies with a system profile, `global` among them. Empty: called by its own id. */
  readonly geographies: readonly string[]
  readonly prices: BasePrices
  /** Claude before 4.7: takes sampling settings, and is billed under other names. */
  readonly isEarlyClaude: boolean
  /** Tokens are counted for few models on bedrock-runtime. */
  readonly countsTokens: boolean
  readonly maxInput: number
  readonly maxOutput: number
}

const price = (input: number, output: number, cacheRead: number): BasePrices => ({
  input,
  output,
  cacheRead,
  cacheWrite: input * 1.25,
  cacheWrite1h: input * 2,
})

const everywhere = ['us', 'eu', 'jp', 'au', 'global']

function claude(
  id: string,
  name: string,
  launched: string,
  prices: BasePrices,
  rest: Partial<Model> = {},
): Model {
  return {
    id: `anthropic.claude-${id}`,
    name: `Claude ${name}`,
    provider: 'Anthropic',
    launched,
    status: 'ACTIVE',
    geographies: everywhere,
    prices,
    isEarlyClaude: false,
    countsTokens: false,
    maxInput: 1_000_000,
    maxOutput: 128_000,
    ...rest,
  }
}

/** Models as Bedrock had them in November 2026. */
export const models: readonly Model[] = [
  claude('opus-5-5', 'Opus 5.5', '2026-09-22', price(4, 20, 0.2)),
  claude('sonnet-5-5', 'Sonnet 5.5', '2026-09-28', price(2, 10, 0.1), {
    geographies: ['us', 'eu', 'au', 'global'],
  }),
  claude('haiku-5-5', 'Haiku 5.5', '2026-10-07', price(0.1, 0.5, 0.01)),
  claude('fable-5-2', 'Fable 5.2', '2026-10-20', price(8, 40, 0.2), {
    geographies: ['us', 'global'],
  }),
  claude('opus-5', 'Opus 5', '2026-07-24', price(5, 25, 0.5)),
  claude('sonnet-5', 'Sonnet 5', '2026-06-30', price(2, 10, 0.2)),
  claude('opus-4-8', 'Opus 4.8', '2026-05-28', price(5, 25, 0.5)),
  claude('sonnet-4-6', 'Sonnet 4.6', '2026-02-17', price(3, 15, 0.3), { isEarlyClaude: true }),
  claude('opus-4-6-v1', 'Opus 4.6', '2026-02-05', price(5, 25, 0.5), {
    geographies: ['us', 'eu', 'au', 'global'],
    isEarlyClaude: true,
  }),
  claude('haiku-4-5-20251001-v1:0', 'Haiku 4.5', '2025-10-16', price(1, 5, 0.1), {
    isEarlyClaude: true,
    countsTokens: true,
    maxInput: 200_000,
    maxOutput: 64_000,
  }),
  claude('sonnet-4-5-20250929-v1:0', 'Sonnet 4.5', '2025-09-29', price(3, 15, 0.3), {
    isEarlyClaude: true,
    countsTokens: true,
    maxInput: 200_000,
    maxOutput: 64_000,
    status: 'LEGACY',
    legacySince: '2026-09-30',
    extendedSince: '2026-12-30',
    endOfLife: '2027-03-30',
  }),
  {
    id: 'amazon.nova-pro-v1:0',
    name: 'Nova Pro',
    provider: 'Amazon',
    launched: '2024-12-03',
    status: 'ACTIVE',
    geographies: [],
    prices: price(0.8, 3.2, 0.2),
    isEarlyClaude: false,
    countsTokens: false,
    maxInput: 300_000,
    maxOutput: 10_000,
  },
  {
    id: 'amazon.nova-lite-v1:0',
    name: 'Nova Lite',
    provider: 'Amazon',
    launched: '2024-12-03',
    status: 'ACTIVE',
    geographies: [],
    prices: price(0.06, 0.24, 0.015),
    isEarlyClaude: false,
    countsTokens: false,
    maxInput: 300_000,
    maxOutput: 10_000,
  },
]

export const findModel = (id: string) => models.find((model) => model.id === id)

/** AWS sells Claude through its Marketplace, one product a model. */
export const isMarketplace = ({ provider }: Model) => provider === 'Anthropic'
/** Claude since 4.7 takes no temperature, top_p, top_k or thinking budget. */
export const refusesSampling = (model: Model) => isMarketplace(model) && !model.isEarlyClaude
export const serviceNameOf = (model: Model) =>
  isMarketplace(model) ? `${model.name} (Amazon Bedrock Edition)` : 'Amazon Bedrock'
