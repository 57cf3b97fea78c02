import type { GetCostAndUsageResponse } from '@aws-sdk/client-cost-explorer'
import { z } from '../../../../shared/schema.ts'
import { MoneyAside, SpendLine } from '../../../../shared/usage/spend.ts'
import { regionOfCode } from './billing-regions.ts'
import { byDay, type CostGroup, groupsOf } from './groups-of.ts'
import { isBedrock, modelOfService } from './model-of-service.ts'
import { addAside } from './money-aside.ts'
import { parseUsageType } from './parse-usage-type.ts'

export const BilledDay = z.object({
  day: z.string(),
  isEstimated: z.boolean(),
  lines: z.array(SpendLine),
})
export type BilledDay = z.infer<typeof BilledDay>

/** Gross use, by day and line. */
export const Bill = z.object({
  days: z.array(BilledDay),
  otherCurrencies: z.array(MoneyAside),
  notBedrock: z.array(MoneyAside),
})
export type Bill = z.infer<typeof Bill>

const unnamed = 'Not broken down by AWS'

/**
 * What GetCostAndUsage by SERVICE and USAGE_TYPE says. Every amount lands somewhere: in a line, or beside the lines
 * when it is no Bedrock's or in another currency. `names` are the services known to be Bedrock's.
 */
export function toBill(
  pages: readonly GetCostAndUsageResponse[],
  names: readonly string[] = [],
): Bill {
  const groups = groupsOf(pages)
  const isOurs = ({ keys: [service] }: CostGroup) =>
    service === undefined ||
    names.includes(service) ||
    isBedrock(service) ||
    modelOfService(service) !== undefined
  const aside = (wanted: (group: CostGroup) => boolean) =>
    addAside(
      groups
        .filter((group) => wanted(group))
        .map(({ keys, ...rest }) => ({
          ...rest,
          service: keys[0] ?? unnamed,
          recordType: 'Usage',
        })),
    )
  return {
    days: byDay(groups).map(([day, own]) => ({
      day,
      isEstimated: own.some(({ isEstimated }) => isEstimated),
      lines: addUp(
        own.filter((group) => isOurs(group) && group.currency === 'USD').map(lineOf),
      ).filter(({ usd, tokens }) => usd !== 0 || tokens !== 0),
    })),
    otherCurrencies: aside((group) => isOurs(group) && group.currency !== 'USD'),
    notBedrock: aside((group) => !isOurs(group)),
  }
}

function lineOf({ keys, amount, quantity }: CostGroup): SpendLine {
  const [service = unnamed, usageType = ''] = keys
  const billed = modelOfService(service)
  const read = parseUsageType(usageType)
  return {
    service,
    ...(billed && { model: billed.model }),
    name: billed?.name ?? service,
    usageType,
    ...(read
      ? {
          type: read.type,
          region: regionOfCode(read.regionCode),
          scope: read.scope,
          tier: read.tier,
          ...(read.isLongContext && { isLongContext: true }),
        }
      : { type: 'unclassified' as const }),
    usd: amount,
    // Reserved throughput is billed by the time it is held.
    tokens: read && read.tier !== 'reserved' ? quantity * 1e6 : 0,
  }
}

/** The same line may come twice: an answer's pages cut where they like. */
function addUp(lines: readonly SpendLine[]): SpendLine[] {
  const sums = new Map<string, SpendLine>()
  for (const line of lines) {
    const key = `${line.service}\n${line.usageType}`
    const held = sums.get(key)
    sums.set(
      key,
      held ? { ...held, usd: held.usd + line.usd, tokens: held.tokens + line.tokens } : line,
    )
  }
  return [...sums.values()]
}
