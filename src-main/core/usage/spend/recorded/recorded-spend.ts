import type { GetCostAndUsageResponse } from '@aws-sdk/client-cost-explorer'

/** AWS's answers to the two questions about past days: by SERVICE and USAGE_TYPE, and by RECORD_TYPE and SERVICE. */
export type RecordedSpend = {
  readonly usage: GetCostAndUsageResponse[]
  readonly records: GetCostAndUsageResponse[]
}
