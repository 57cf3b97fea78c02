import { type Look, seenIf, text } from './look.ts'

/** That quota has been asked to become what was sent. */
export const lookAtQuotaRequest: Look = async ({ call, aws, signal }) => {
  const { RequestedQuotas = [] } = await aws.call(
    'service-quotas',
    'ListRequestedServiceQuotaChangeHistoryByQuota',
    { ServiceCode: text(call, 'ServiceCode'), QuotaCode: text(call, 'QuotaCode') },
    { region: call.region, signal },
  )
  return seenIf(
    RequestedQuotas.some(({ DesiredValue }) => DesiredValue === call.input.DesiredValue),
  )
}
