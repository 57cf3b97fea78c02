import { ifAllowed } from '../../aws/if-allowed.ts'
import type { StepContext } from '../../steps/step.ts'

const hourMs = 3_600_000

/** What AWS gives every account, by quota code; empty where that may not be read. */
export const readDefaults = async (
  context: StepContext,
  region: string,
): Promise<ReadonlyMap<string, number>> =>
  (await ifAllowed(() =>
    context.remember(`default quotas ${region}`, hourMs, async () => {
      const found = new Map<string, number>()
      let NextToken: string | undefined
      do {
        const page = await context.aws.call(
          'service-quotas',
          'ListAWSDefaultServiceQuotas',
          { ServiceCode: 'bedrock', MaxResults: 100, ...(NextToken && { NextToken }) },
          { region, signal: context.signal },
        )
        for (const { QuotaCode, Value } of page.Quotas ?? [])
          if (QuotaCode !== undefined && Value !== undefined) found.set(QuotaCode, Value)
        NextToken = page.NextToken
      } while (NextToken)
      return found
    }),
  )) ?? new Map()
