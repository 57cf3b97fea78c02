import type {
  Expression,
  GetCostAndUsageRequest,
  GetCostAndUsageResponse,
} from '@aws-sdk/client-cost-explorer'
import type { StepContext } from '../../steps/step.ts'

export type Period = { readonly Start: string; readonly End: string }

/** AWS's own name for what it sells itself; every Claude model is a service of its own, sold by AWS Marketplace. */
const ownService = 'Amazon Bedrock'
const isOneOf = (Key: 'SERVICE' | 'RECORD_TYPE' | 'BILLING_ENTITY', Values: string[]) => ({
  Dimensions: { Key, Values },
})

/** Services with Bedrock in their name. One request. */
export async function askNames({ aws, signal }: StepContext, period: Period): Promise<string[]> {
  const { DimensionValues = [] } = await aws.call(
    'cost-explorer',
    'GetDimensionValues',
    { TimePeriod: period, Dimension: 'SERVICE', SearchString: 'Bedrock' },
    { signal },
  )
  return DimensionValues.flatMap(({ Value }) => Value ?? [])
}

/**
 * Gross use by service and usage type. Beside the names, all that AWS Marketplace bills is asked for: so a model that
 * is new, or a list that is empty or may not be read, costs no request more. One request a page.
 */
export const askUsage = (context: StepContext, period: Period, names: readonly string[]) =>
  askPages(context, {
    ...daily(period),
    Metrics: ['UnblendedCost', 'UsageQuantity'],
    Filter: {
      And: [
        {
          Or: [
            isOneOf('SERVICE', [...new Set([ownService, ...names])]),
            isOneOf('BILLING_ENTITY', ['AWS Marketplace']),
          ],
        },
        isOneOf('RECORD_TYPE', ['Usage']),
      ],
    },
    GroupBy: [
      { Type: 'DIMENSION', Key: 'SERVICE' },
      { Type: 'DIMENSION', Key: 'USAGE_TYPE' },
    ],
  })

/** Credits, refunds and whatever else these services have on the bill, and the account's tax. */
export const askRecords = (context: StepContext, period: Period, services: readonly string[]) =>
  askPages(context, {
    ...daily(period),
    Metrics: ['UnblendedCost'],
    Filter: {
      And: [
        { Not: isOneOf('RECORD_TYPE', ['Usage']) },
        // Tax is a service of its own to Cost Explorer.
        isOneOf('SERVICE', [...services, 'Tax']),
      ],
    },
    GroupBy: [
      { Type: 'DIMENSION', Key: 'RECORD_TYPE' },
      { Type: 'DIMENSION', Key: 'SERVICE' },
    ],
  })

/** What AWS expects these services to cost in a period that begins today. One request. */
export const askForecast = (
  { aws, signal }: StepContext,
  period: Period,
  services: readonly string[],
  levelPercent: number,
) =>
  aws.call(
    'cost-explorer',
    'GetCostForecast',
    {
      TimePeriod: period,
      Metric: 'UNBLENDED_COST',
      Granularity: 'MONTHLY',
      PredictionIntervalLevel: levelPercent,
      Filter: usageOf(services),
    },
    { signal },
  )

const usageOf = (services: readonly string[]): Expression => ({
  And: [isOneOf('SERVICE', [...services]), isOneOf('RECORD_TYPE', ['Usage'])],
})

const daily = (TimePeriod: Period) => ({ TimePeriod, Granularity: 'DAILY' as const })

async function askPages(
  { aws, signal }: StepContext,
  request: GetCostAndUsageRequest,
): Promise<GetCostAndUsageResponse[]> {
  const pages: GetCostAndUsageResponse[] = []
  let NextPageToken: string | undefined
  do {
    const page = await aws.call(
      'cost-explorer',
      'GetCostAndUsage',
      { ...request, ...(NextPageToken !== undefined && { NextPageToken }) },
      { signal },
    )
    pages.push(page)
    NextPageToken = page.NextPageToken
  } while (NextPageToken !== undefined)
  return pages
}
