import type { Account } from '../account.ts'
import { findModel, isMarketplace, serviceNameOf } from '../bedrock/models.ts'
import { findProfile } from '../bedrock/profiles.ts'
import { rates } from './rates.ts'
import { bucketsBetween, seriesBetween } from './read-usage.ts'

const dayMs = 86_400_000

/** One line of the bill, in the dimensions Cost Explorer can be asked by. */
export type BillLine = {
  readonly day: string
  readonly SERVICE: string
  readonly USAGE_TYPE: string
  readonly RECORD_TYPE: 'Usage' | 'Tax'
  readonly REGION: string
  readonly BILLING_ENTITY: 'AWS' | 'AWS Marketplace'
  readonly LINKED_ACCOUNT: string
  readonly usd: number
  /** Millions of tokens for Claude, thousands for Amazon's own models. */
  readonly quantity: number
}

/** The bill of one UTC day. Today's is not written yet: AWS is about a day behind. */
export function billOf(account: Account, day: number, now: number): readonly BillLine[] {
  const start = day * dayMs
  if (start + dayMs > now || !account.usage.costExplorerEnabled) return []
  const common = { day: new Date(start).toISOString().slice(0, 10), LINKED_ACCOUNT: account.id }
  const used = seriesBetween(account, start, start + dayMs).flatMap((series): BillLine[] => {
    const { region, modelId } = series
    const profile = findProfile(account, region, modelId)
    const model = profile?.model ?? findModel(modelId)
    const use = bucketsBetween(account, series, [start, start + dayMs], dayMs, now).get(start)
    if (!model || !use) return []
    return rates(model, region, profile?.isGlobal ?? false)
      .filter(({ field }) => use[field] > 0)
      .map(({ field, usageType, tokensPerUnit, usdPerUnit }) => ({
        ...common,
        SERVICE: serviceNameOf(model),
        USAGE_TYPE: usageType,
        RECORD_TYPE: 'Usage',
        REGION: region,
        BILLING_ENTITY: isMarketplace(model) ? 'AWS Marketplace' : 'AWS',
        quantity: use[field] / tokensPerUnit,
        usd: (use[field] / tokensPerUnit) * usdPerUnit,
      }))
  })
  const sum = used.reduce((total, { usd }) => total + usd, 0)
  return sum === 0 ? [] : [...used, ...aside(common, sum)]
}

/** What else is on such a bill, so that a reader has to tell it apart. */
function aside(common: Pick<BillLine, 'day' | 'LINKED_ACCOUNT'>, sum: number): BillLine[] {
  const line = { ...common, REGION: 'eu-central-1', BILLING_ENTITY: 'AWS', quantity: 1 } as const
  const watching = { SERVICE: 'AmazonCloudWatch', USAGE_TYPE: 'EUC1-CW:GMD-Metrics', usd: 0.02 }
  const tax = { SERVICE: 'Tax', USAGE_TYPE: '', usd: sum * 0.19 }
  return [
    { ...line, ...watching, RECORD_TYPE: 'Usage' },
    { ...line, ...tax, RECORD_TYPE: 'Tax' },
  ]
}
