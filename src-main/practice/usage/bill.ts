import type { Account, BillState } from '../account.ts'
import { findModel, isMarketplace, serviceNameOf } from '../bedrock/models.ts'
import { findProfile } from '../bedrock/profiles.ts'
import { type Rate, rates } from './rates.ts'
import { bucketsBetween, seriesBetween } from './read-usage.ts'
import type { Sample } from './sample.ts'

const dayMs = 86_400_000

/** One line of the bill, in the dimensions Cost Explorer can be asked by. */
export type BillLine = {
  readonly day: string
  readonly SERVICE: string
  readonly USAGE_TYPE: string
  readonly RECORD_TYPE: 'Usage' | 'Tax' | 'Credit' | 'Refund'
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
      .map((rate) => ({ ...rate, tokens: tokensOf(use, rate.field, account.usage.bill) }))
      .filter(({ tokens }) => tokens > 0)
      .map(({ tokens, usageType, tokensPerUnit, usdPerUnit }) => ({
        ...common,
        SERVICE: serviceNameOf(model),
        USAGE_TYPE: usageType,
        RECORD_TYPE: 'Usage',
        REGION: region,
        BILLING_ENTITY: isMarketplace(model) ? 'AWS Marketplace' : 'AWS',
        quantity: tokens / tokensPerUnit,
        usd: (tokens / tokensPerUnit) * usdPerUnit,
      }))
  })
  const sum = used.reduce((total, { usd }) => total + usd, 0)
  return sum === 0 ? [] : [...used, ...givenBack(used, account.usage.bill), ...aside(common, sum)]
}

function tokensOf(use: Sample, field: Rate['field'], { oneHourWrites = 0 }: BillState = {}) {
  const oneHour = Math.round(use.cacheWrite * oneHourWrites)
  switch (field) {
    case 'cacheWrite':
      return use.cacheWrite - oneHour
    case 'cacheWrite1h':
      return oneHour
    default:
      return use[field]
  }
}

/** Credits for each line of use, and a refund on the first of the month, under the service they are for. */
function givenBack(
  used: readonly BillLine[],
  { creditShare = 0, refundUsd = 0 }: BillState = {},
): BillLine[] {
  const credits = used.map(
    (line): BillLine => ({
      ...line,
      RECORD_TYPE: 'Credit',
      usd: -line.usd * creditShare,
      quantity: 0,
    }),
  )
  const [first] = used.filter(({ day }) => day.endsWith('-01'))
  return [
    ...(creditShare > 0 ? credits : []),
    ...(first && refundUsd > 0
      ? [{ ...first, RECORD_TYPE: 'Refund' as const, usd: -refundUsd, quantity: 0 }]
      : []),
  ]
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
