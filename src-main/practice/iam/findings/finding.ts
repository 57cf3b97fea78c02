import type { Held, Member, Place } from './policy-tree.ts'

/** One remark about a policy, by AWS's issue code. */
export type Finding = {
  readonly type: 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION'
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
  readonly code: string
  readonly details: string
  readonly places: readonly Place[]
}

/** Resource policies name a principal; the others may not. */
export type PolicyKind = 'identity' | 'organization' | 'resource'

export const finding = (
  type: Finding['type'],
  code: string,
  details: string,
  ...places: readonly Place[]
): Finding => ({ type, code, details, places })

export const wrongType = (held: Held, wanted: string): Finding =>
  finding('ERROR', 'DATA_TYPE_MISMATCH', `A value of the JSON type ${wanted} belongs here.`, held)

export const unknownElement = ({ name, key }: Member): Finding =>
  finding('ERROR', 'INVALID_POLICY_ELEMENT', `The policy element ${name} does not exist.`, key)
