import { findFault } from '../../iam/find-fault.ts'
import { parsePolicy } from '../../iam/policy-document.ts'
import { AwsError } from '../../operation.ts'
import { limitExceeded } from './answers.ts'

const malformed = (message: string) => new AwsError('MalformedPolicyDocumentException', message)

/** Limits count characters without white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export function checkManagedDocument(document: string): void {
  checkInlineDocument(document, 6144)
  const policy = parsePolicy(document)
  if (typeof policy !== 'string' && policy.Version !== '2012-10-17')
    throw malformed('Policy document must be version 2012-10-17 or greater.')
}

export function checkInlineDocument(document: string, longest: number): void {
  const policy = parsePolicy(document)
  if (typeof policy === 'string') throw malformed(policy)
  const fault = findFault(policy)
  if (fault !== undefined) throw malformed(fault)
  if (document.replace(/\s/g, '').length > longest)
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${longest}`)
}

/** A role's trust policy is JSON and names who may assume it. */
export function checkTrust(document: string): void {
  const statements = readStatements(document)
  if (!statements) throw malformed('This policy contains invalid Json')
  const isPrincipalMissing = statements.some(
    (statement) =>
      typeof statement !== 'object' ||
      statement === null ||
      !('Principal' in statement || 'NotPrincipal' in statement),
  )
  if (statements.length === 0 || isPrincipalMissing)
    throw malformed('AssumeRolepolicy must contain a principal element.')
}

function readStatements(document: string): readonly unknown[] | undefined {
  try {
    const policy: unknown = JSON.parse(document)
    if (typeof policy !== 'object' || policy === null || !('Statement' in policy)) return []
    return Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement]
  } catch {
    return undefined
  }
}

/** Descriptions of users and roles hold Latin-1 only. */
export function checkDescription(description = ''): void {
  if (/^[\t\n\r\x20-\x7E\xA1-\xFF]{0,1000}$/.test(description)) return
  throw new AwsError(
    'ValidationError',
    "1 validation error detected: Value at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
  )
}
