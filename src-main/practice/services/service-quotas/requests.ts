import type * as Quotas from '@aws-sdk/client-service-quotas'
import type { QuotaState } from '../../account.ts'
import { appliedValue, quotasOf } from '../../bedrock/quotas.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { findQuota } from './quotas.ts'

export const requestServiceQuotaIncrease: Operation<
  Quotas.RequestServiceQuotaIncreaseRequest,
  Quotas.RequestServiceQuotaIncreaseResponse
> = {
  run: ({ ServiceCode, QuotaCode, DesiredValue = 0 }, call) => {
    const { account, caller, region, now } = call
    const quota = findQuota({ ServiceCode, QuotaCode }, call)
    if (!quota.isAdjustable)
      throw new AwsError('IllegalArgumentException', 'The quota is not adjustable.')
    if (DesiredValue <= appliedValue(account, quota))
      throw new AwsError(
        'IllegalArgumentException',
        'You must provide a quota value greater than the current quota value.',
      )
    account.quotas ??= { isNewAccount: false, applied: {}, requests: [] }
    const { requests } = account.quotas
    if (requests.some((each) => each.code === quota.code && each.region === region))
      throw new AwsError(
        'ResourceAlreadyExistsException',
        'Only one open service quota increase request is allowed per quota.',
      )
    const request = {
      id: `practice${String(requests.length + 1).padStart(24, '0')}`,
      code: quota.code,
      region,
      desired: DesiredValue,
      requester: caller.arn,
      at: now(),
    }
    requests.push(request)
    return { RequestedQuota: toChange(request, call) }
  },
}

export const listRequestedServiceQuotaChangeHistory: Operation<
  Quotas.ListRequestedServiceQuotaChangeHistoryRequest,
  Quotas.ListRequestedServiceQuotaChangeHistoryResponse
> = {
  run: (_, call) => ({
    RequestedQuotas: (call.account.quotas?.requests ?? [])
      .filter(({ region }) => region === call.region)
      .map((request) => toChange(request, call)),
  }),
}

export const listRequestedServiceQuotaChangeHistoryByQuota: Operation<
  Quotas.ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
  Quotas.ListRequestedServiceQuotaChangeHistoryByQuotaResponse
> = {
  run: ({ ServiceCode, QuotaCode }, call) => {
    const { code } = findQuota({ ServiceCode, QuotaCode }, call)
    return {
      RequestedQuotas: (call.account.quotas?.requests ?? [])
        .filter((each) => each.region === call.region && each.code === code)
        .map((request) => toChange(request, call)),
    }
  },
}

/** AWS's people look at every request: here it stays with them for good. */
const toChange = (
  { id, code, region, desired, requester, at }: QuotaState['requests'][number],
  { account }: Call,
): Quotas.RequestedServiceQuotaChange => ({
  Id: id,
  CaseId: '',
  ServiceCode: 'bedrock',
  ServiceName: 'Amazon Bedrock',
  QuotaCode: code,
  QuotaName: quotasOf(region).find((quota) => quota.code === code)?.name,
  DesiredValue: desired,
  Status: 'PENDING',
  Created: new Date(at),
  LastUpdated: new Date(at),
  Requester: JSON.stringify({ accountId: account.id, callerArn: requester }),
  QuotaArn: `arn:aws:servicequotas:${region}:${account.id}:bedrock/${code}`,
  GlobalQuota: false,
  Unit: 'None',
  QuotaRequestedAtLevel: 'ACCOUNT',
})
