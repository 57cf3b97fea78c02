import * as quotas from '@aws-sdk/client-service-quotas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../start.ts'

let practice: Practice
let client: quotas.ServiceQuotasClient
beforeAll(async () => {
  practice = await startPractice({ scenario: 'fresh' })
  client = new quotas.ServiceQuotasClient({
    endpoint: practice.endpoint,
    region: 'eu-central-1',
    credentials: practice.keys.admin,
    maxAttempts: 1,
  })
})
afterAll(() => practice.stop())

const listed = async () => {
  const pages = quotas.paginateListServiceQuotas(
    { client, pageSize: 7 },
    { ServiceCode: 'bedrock' },
  )
  const found: quotas.ServiceQuota[] = []
  for await (const { Quotas = [] } of pages) found.push(...Quotas)
  return found
}
const perMinute = 'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 5.5'

describe('Service Quotas', () => {
  it('lists Bedrock’s quotas by model and scope, page by page', async () => {
    const found = await listed()
    expect(new Set(found.map(({ QuotaCode }) => QuotaCode)).size).toBe(found.length)
    expect(found.find(({ QuotaName }) => QuotaName === perMinute)).toMatchObject({
      Value: 6_000_000,
      Adjustable: true,
      QuotaCode: expect.stringMatching(/^L-[0-9A-F]{8}$/),
    })
    const first = await client.send(
      new quotas.ListServiceQuotasCommand({ ServiceCode: 'bedrock', MaxResults: 7 }),
    )
    expect(first.Quotas).toHaveLength(7)
  })

  it('tells what the account has apart from what AWS gives by default', async () => {
    const quota = (await listed()).find(({ QuotaName }) => QuotaName === perMinute)
    const input = { ServiceCode: 'bedrock', QuotaCode: quota?.QuotaCode }
    practice.account.quotas = {
      isNewAccount: false,
      applied: { [quota?.QuotaCode ?? '']: 0 },
      requests: [],
    }
    const { Quota } = await client.send(new quotas.GetServiceQuotaCommand(input))
    expect(Quota?.Value).toBe(0)
    const defaults = await client.send(
      new quotas.ListAWSDefaultServiceQuotasCommand({ ServiceCode: 'bedrock' }),
    )
    expect(defaults.Quotas?.find(({ QuotaCode }) => QuotaCode === quota?.QuotaCode)?.Value).toBe(
      6_000_000,
    )
  })

  it('takes one request for more, once, and only upwards', async () => {
    const quota = (await listed()).find(({ QuotaName }) => QuotaName === perMinute)
    const ask = (DesiredValue: number) =>
      client.send(
        new quotas.RequestServiceQuotaIncreaseCommand({
          ServiceCode: 'bedrock',
          QuotaCode: quota?.QuotaCode,
          DesiredValue,
        }),
      )
    await expect(ask(0)).rejects.toMatchObject({ name: 'IllegalArgumentException' })
    expect((await ask(9_000_000)).RequestedQuota).toMatchObject({
      Status: 'PENDING',
      QuotaName: perMinute,
    })
    await expect(ask(9_500_000)).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' })
    const { RequestedQuotas } = await client.send(
      new quotas.ListRequestedServiceQuotaChangeHistoryCommand({ ServiceCode: 'bedrock' }),
    )
    expect(RequestedQuotas).toHaveLength(1)
  })

  it('knows no other service', async () => {
    await expect(
      client.send(new quotas.ListServiceQuotasCommand({ ServiceCode: 'ec2' })),
    ).rejects.toMatchObject({ name: 'NoSuchResourceException' })
  })
})
