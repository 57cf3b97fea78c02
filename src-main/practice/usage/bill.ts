import type { Account } from '../account.ts'
import { findModel, isMarketplace, type Model, serviceNameOf } from '../bedrock/models.ts'
import { findProfile } from '../bedrock/profiles.ts'
import { findRegion } from '../bedrock/regions.ts'
import { sampleBetween, seriesBetween } from './read-usage.ts'

const dayMs = 86_400_000

/** One line of the bill, in the dimensions Cost Explorer can be asked by. */
export type BillLine = {
  readonly day: string
  readonly SERVICE: string
  readonly USAGE_TYPE: string
  readonly RECORD_TYPE: 'Usage' | 'Tax'
  readonly REGION: string
  readonly BILLING_ENTITY: 'AWS' | 'AWS Marketplace'
  readonly usd: number
  /** Millions of tokens for Claude. */
  readonly quantity: number
}

const cache = new WeakMap<Account, Map<string, readonly BillLine[]>>()

/** The bill of one UTC day. Today's is not written yet: AWS is about a day behind. */
export function billOf(account: Account, day: number, now: number): readonly BillLine[] {
  const start = day * dayMs
  const today = Math.floor(now / dayMs)
  if (day >= today || !account.usage.costExplorerEnabled) return []
  const days = cache.get(account) ?? new Map<string, readonly BillLine[]>()
  cache.set(account, days)
  // Calls made on a past day are all there once the day is over, so its bill no longer changes.
  const key = `${day} ${account.usage.calls.length}`
  const lines = days.get(key) ?? writeBill(account, start, now)
  days.set(key, lines)
  return lines
}

function writeBill(account: Account, start: number, now: number): readonly BillLine[] {
  const day = new Date(start).toISOString().slice(0, 10)
  const claude = seriesBetween(account, start, start + dayMs).flatMap(
    ({ region, modelId }): BillLine[] => {
      const profile = findProfile(account, region, modelId)
      const model = profile?.model ?? findModel(modelId)
      if (!model) return []
      const use = sampleBetween(account, { region, modelId }, start, start + dayMs, now)
      const isGlobal = profile?.isGlobal ?? false
      return pricesOf(model, isGlobal).map(([kind, price]) => ({
        day,
        SERVICE: serviceNameOf(model),
        USAGE_TYPE: usageType(region, kind, isGlobal),
        RECORD_TYPE: 'Usage',
        REGION: region,
        BILLING_ENTITY: isMarketplace(model) ? 'AWS Marketplace' : 'AWS',
        quantity: use[fieldOf[kind]] / 1e6,
        usd: (use[fieldOf[kind]] / 1e6) * price,
      }))
    },
  )
  const used = claude.filter(({ quantity }) => quantity > 0)
  const sum = used.reduce((total, { usd }) => total + usd, 0)
  if (sum === 0) return []
  const aside = { day, REGION: 'eu-central-1', BILLING_ENTITY: 'AWS', quantity: 1 } as const
  return [
    ...used,
    {
      ...aside,
      SERVICE: 'AmazonCloudWatch',
      USAGE_TYPE: 'EUC1-CW:GMD-Metrics',
      RECORD_TYPE: 'Usage',
      usd: 0.02,
    },
    { ...aside, SERVICE: 'Tax', USAGE_TYPE: '', RECORD_TYPE: 'Tax', usd: sum * 0.19 },
  ]
}

type Kind = 'input_tokens' | 'output_tokens' | 'cache_read_tokens' | 'cache_write_tokens'
const fieldOf = {
  input_tokens: 'input',
  output_tokens: 'output',
  cache_read_tokens: 'cacheRead',
  cache_write_tokens: 'cacheWrite',
} as const

/** Through a geographic profile, or in one Region, everything costs a tenth more. */
function pricesOf({ prices }: Model, isGlobal: boolean): readonly (readonly [Kind, number])[] {
  const factor = isGlobal ? 1 : 1.1
  return [
    ['input_tokens', prices.input * factor],
    ['output_tokens', prices.output * factor],
    ['cache_read_tokens', prices.cacheRead * factor],
    ['cache_write_tokens', prices.cacheWrite * factor],
  ]
}

function usageType(region: string, kind: Kind, isGlobal: boolean): string {
  const code = findRegion(region)?.billingCode ?? 'USE1'
  return `${code}-MP:${code}_${kind}${isGlobal ? '_global' : ''}_standard-Units`
}
