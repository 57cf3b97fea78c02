import type { QuotaRequest } from '../../../../shared/usage/quota.ts'
import { ifAllowed } from '../../aws/if-allowed.ts'
import type { StepContext } from '../../steps/step.ts'

const minuteMs = 60_000

/** Increases of one quota that were asked for, newest first; undefined where that may not be read. */
export const readRequests = (
  context: StepContext,
  region: string,
  QuotaCode: string,
): Promise<QuotaRequest[] | undefined> =>
  ifAllowed(() =>
    context.remember(`quota requests ${region} ${QuotaCode}`, minuteMs, async () => {
      const found: QuotaRequest[] = []
      let NextToken: string | undefined
      do {
        const page = await context.aws.call(
          'service-quotas',
          'ListRequestedServiceQuotaChangeHistoryByQuota',
          { ServiceCode: 'bedrock', QuotaCode, ...(NextToken && { NextToken }) },
          { region, signal: context.signal },
        )
        for (const {
          Id = '',
          DesiredValue = 0,
          Status = '',
          Created,
          CaseId,
        } of page.RequestedQuotas ?? [])
          found.push({
            id: Id,
            desired: DesiredValue,
            status: Status,
            at: Created?.getTime() ?? 0,
            ...(CaseId && { caseId: CaseId }),
          })
        NextToken = page.NextToken
      } while (NextToken)
      return found.toSorted((a, b) => b.at - a.at)
    }),
  )

/** Whether AWS is still at it. */
export const isOpen = ({ status }: Pick<QuotaRequest, 'status'>): boolean =>
  status === 'PENDING' || status === 'CASE_OPENED'
