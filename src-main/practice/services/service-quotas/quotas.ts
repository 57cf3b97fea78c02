import type * as Quotas from '@aws-sdk/client-service-quotas'
import { appliedValue, type Quota, quotasOf } from '../../bedrock/quotas.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'

type Asked = { readonly ServiceCode: string | undefined }
type Page = { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined }

export const listServiceQuotas: Operation<
  Quotas.ListServiceQuotasRequest,
  Quotas.ListServiceQuotasResponse
> = {
  run: (input, call) => {
    const { items, NextToken } = pageOf(bedrockQuotas(input, call), input)
    return {
      Quotas: items.map((quota) => toQuota(quota, appliedValue(call.account, quota), call)),
      NextToken,
    }
  },
}

export const listAWSDefaultServiceQuotas: Operation<
  Quotas.ListAWSDefaultServiceQuotasRequest,
  Quotas.ListAWSDefaultServiceQuotasResponse
> = {
  run: (input, call) => {
    const { items, NextToken } = pageOf(bedrockQuotas(input, call), input)
    return { Quotas: items.map((quota) => toQuota(quota, quota.defaultValue, call)), NextToken }
  },
}

export const getServiceQuota: Operation<
  Quotas.GetServiceQuotaRequest,
  Quotas.GetServiceQuotaResponse
> = {
  run: (input, call) => {
    const quota = findQuota(input, call)
    return { Quota: toQuota(quota, appliedValue(call.account, quota), call) }
  },
}

/** The quota a call names by its code. */
export function findQuota(
  { ServiceCode, QuotaCode }: Asked & { readonly QuotaCode: string | undefined },
  call: Call,
): Quota {
  const quota = bedrockQuotas({ ServiceCode }, call).find(({ code }) => code === QuotaCode)
  if (!quota) throw noSuchResource()
  return quota
}

function bedrockQuotas({ ServiceCode }: Asked, { region }: Call): readonly Quota[] {
  if (ServiceCode !== 'bedrock') throw noSuchResource()
  return quotasOf(region)
}

const noSuchResource = () =>
  new AwsError(
    'NoSuchResourceException',
    'The request failed because the specified service does not exist.',
  )

function pageOf(all: readonly Quota[], { MaxResults = 100, NextToken = '0' }: Page) {
  const from = Number(NextToken)
  if (!Number.isInteger(from) || from < 0)
    throw new AwsError('InvalidPaginationTokenException', 'Invalid token was provided.')
  const to = from + MaxResults
  return {
    items: all.slice(from, to),
    ...(to < all.length ? { NextToken: String(to) } : { NextToken: undefined }),
  }
}

const toQuota = (
  { code, name, isAdjustable }: Quota,
  value: number,
  { account, region }: Call,
): Quotas.ServiceQuota => ({
  ServiceCode: 'bedrock',
  ServiceName: 'Amazon Bedrock',
  QuotaArn: `arn:aws:servicequotas:${region}:${account.id}:bedrock/${code}`,
  QuotaCode: code,
  QuotaName: name,
  Value: value,
  Unit: 'None',
  Adjustable: isAdjustable,
  GlobalQuota: false,
  QuotaAppliedAtLevel: 'ACCOUNT',
})
