import type * as Analyzer from '@aws-sdk/client-accessanalyzer'
import { checkPolicy } from '../../iam/findings/check-policy.ts'
import type { Finding, PolicyKind } from '../../iam/findings/finding.ts'
import type { Place } from '../../iam/findings/policy-tree.ts'
import { AwsError, type Operation } from '../../operation.ts'

export const validatePolicy: Operation<
  Analyzer.ValidatePolicyRequest,
  Analyzer.ValidatePolicyResponse
> = {
  run: ({ policyDocument = '', policyType, maxResults = 100, nextToken = '0' }) => {
    const start = Number(nextToken)
    if (!Number.isInteger(start) || start < 0)
      throw new AwsError('ValidationException', 'The nextToken is not valid.', 400, {
        reason: 'fieldValidationFailed',
      })
    const findings = checkPolicy(policyDocument, kindOf(policyType))
    const end = start + maxResults
    return {
      findings: findings.slice(start, end).map((each) => toFinding(policyDocument, each)),
      ...(end < findings.length && { nextToken: String(end) }),
    }
  },
}

function kindOf(type: Analyzer.PolicyType | undefined): PolicyKind {
  switch (type) {
    case 'RESOURCE_POLICY':
    case 'RESOURCE_CONTROL_POLICY':
      return 'resource'
    case 'SERVICE_CONTROL_POLICY':
      return 'organization'
    default:
      return 'identity'
  }
}

const reference =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html'

const toFinding = (text: string, { type, code, details, places }: Finding) => ({
  findingType: type,
  issueCode: code,
  findingDetails: details,
  learnMoreLink: `${reference}#access-analyzer-reference-policy-checks-${anchor(type)}-${anchor(code)}`,
  locations: places.map((place) => locate(text, place)),
})

const anchor = (words: string) => words.toLowerCase().replaceAll('_', '-')

const locate = (text: string, { path, offset, length }: Place): Analyzer.Location => ({
  path: [...path],
  span: { start: positionAt(text, offset), end: positionAt(text, offset + length) },
})

/** Lines count from 1, columns from 0, as AWS does. */
function positionAt(text: string, offset: number): Analyzer.Position {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: before.at(-1)?.length ?? 0, offset }
}
