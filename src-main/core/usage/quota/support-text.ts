import type { QuotaRow } from '../../../../shared/usage/quota.ts'

const count = (value: number) => value.toLocaleString('en-US')

/** A case for AWS support, for a quota that Service Quotas does not raise. */
export function supportText(
  account: string,
  { region, name, quota, peak, throttles }: Omit<QuotaRow, 'supportText'>,
): string | undefined {
  if (!quota || (quota.isAdjustable && quota.applied > 0)) return undefined
  return [
    `Account ${account}, Region ${region}, Amazon Bedrock: please raise the quota “${quota.name}” (${quota.code}).`,
    `It is ${count(quota.applied)} tokens per minute now${quota.default === undefined ? '' : `; AWS’s default is ${count(quota.default)}`}.`,
    peak
      ? `In our busiest minute of the last 24 hours ${name} counted about ${count(Math.round(peak.counted))} tokens against it, in ${count(peak.invocations)} requests.`
      : `We cannot use ${name} with it.`,
    ...(throttles > 0 ? [`${count(throttles)} requests were throttled in that time.`] : []),
    'We use Claude Code for our own software development, through cross-Region inference profiles.',
  ].join('\n')
}
