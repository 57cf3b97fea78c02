import type { PolicyIdentifier } from '@aws-sdk/client-iam'
import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { Change, JsonObject } from '../changes/change.ts'
import type { PolicyShift } from '../policy/simulate.ts'
import type { WantedPolicy } from '../policy/wanted-policy.ts'

type Held = Pick<PrincipalRow, 'name' | 'attached'> & {
  /** ARNs of what is held as a member of groups. */
  readonly throughGroups: readonly string[]
}

/** What the changes of a plan do to the policies that hold for somebody, as IAM's simulation takes it.
 * Read from the very calls that would be made, so that nothing is foreseen that would not happen. */
export function shiftOf(
  changes: readonly Pick<Change, 'effect'>[],
  wanted: readonly WantedPolicy[],
  holder: Held,
): PolicyShift {
  const calls = changes.flatMap(({ effect }) => (effect.kind === 'aws-call' ? [effect] : []))
  const shifts = calls.map(({ operation, input }) => shiftBy(operation, input, wanted, holder))
  return {
    added: shifts.flatMap(({ added = [] }) => added),
    removed: shifts.flatMap(({ removed = [] }) => removed),
  }
}

function shiftBy(
  operation: string,
  input: JsonObject,
  wanted: readonly WantedPolicy[],
  { name, attached, throughGroups }: Held,
): Partial<PolicyShift> {
  const text = (member: string) => {
    const value = input[member]
    return typeof value === 'string' ? value : ''
  }
  const arn = text('PolicyArn')
  const [, verb, kind] = /^(Attach|Detach|Put|Delete)(User|Role|Group)Policy$/.exec(operation) ?? []
  if (operation === 'CreatePolicyVersion') {
    // One that is still to be attached comes with its attachment.
    const holds = wanted.some((each) => each.arn === arn && attached.includes(each.name))
    return holds ? { added: [text('PolicyDocument')], removed: [{ PolicyArn: arn }] } : {}
  }
  if (operation === 'PutInlinePolicyToPermissionSet')
    // In every account the roles of a permission set hold its inline policy under this name.
    return {
      added: [text('InlinePolicy')],
      removed: [inlineOf('AwsSSOInlinePolicy', 'Role', name)],
    }
  switch (verb) {
    case 'Attach':
      return { added: wanted.filter((each) => each.arn === arn).map(({ document }) => document) }
    case 'Detach':
      // IAM leaves an excluded policy out wherever it comes from, and what a group holds stays.
      return throughGroups.includes(arn) ? {} : { removed: [{ PolicyArn: arn }] }
    case 'Put':
    case 'Delete':
      return {
        removed: [inlineOf(text('PolicyName'), kind, text(`${kind}Name`))],
        ...(verb === 'Put' && { added: [text('PolicyDocument')] }),
      }
    default:
      return {}
  }
}

const inlineOf = (
  PolicyName: string,
  kind: string | undefined,
  AttachmentName: string,
): PolicyIdentifier.InlinePolicyIdentifierMember => ({
  InlinePolicyIdentifier: {
    PolicyName,
    AttachmentName,
    AttachmentType: kind === 'User' ? 'user' : kind === 'Group' ? 'group' : 'role',
  },
})
