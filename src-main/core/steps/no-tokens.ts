import type { Problem } from '../../../shared/problem.ts'
import type { TokenQuota } from '../bedrock/read-quotas.ts'
import { problemOf } from '../problems.ts'

/** A quota of zero blocks every call, and nothing in the account can change it: a text for those who can. */
export function noTokensProblem(
  quotas: readonly TokenQuota[],
  account: string,
  region: string,
): Problem {
  const list = quotas.map(({ name, code }) => `- ${name} (${code}): applied value 0`)
  return problemOf('quota.none', {
    detail: `In ${region} the applied quota is 0 for ${quotas.map(({ name }) => name.replace(/^.* for (Anthropic )?/, '')).join(', ')}. New accounts can start like this, and only AWS support can raise it. Send them the text below.`,
    remedies: [
      {
        kind: 'run',
        label: 'Text for AWS support (type of case: Service limit increase, Amazon Bedrock)',
        command: [
          `Account ${account}, Region ${region}: the applied Amazon Bedrock quotas below are 0, so that every call is refused with "Too many tokens per day".`,
          ...list,
          'Please set them to the published defaults. We use Claude Code for our own software development, through cross-Region inference profiles.',
        ].join('\n'),
      },
    ],
  })
}
