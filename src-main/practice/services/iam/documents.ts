import { parsePolicy } from '../../iam/policy-document.ts'
import { AwsError } from '../../operation.ts'
import { limitExceeded } from './answers.ts'

/** Limits count characters without white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export function checkDocument(document: string, longest = 6144): void {
  const problem = parsePolicy(document)
  if (typeof problem === 'string') throw new AwsError('MalformedPolicyDocumentException', problem)
  if (document.replace(/\s/g, '').length > longest)
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${longest}`)
}
