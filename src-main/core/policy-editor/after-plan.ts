import type { PolicyIdentifier } from '@aws-sdk/client-iam'
import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { Change, JsonObject } from '../changes/change.ts'
import type { PolicyShift } from '../policy/simulate.ts'
import type { WantedPolicy } from '../policy/wanted-policy.ts'

/** What somebody holds now, and through which groups. */
export type Held = Pick<PrincipalRow, 'name' | 'attached'> & {
  readonly groups: readonly {
    readonly name: string
    /** ARNs of the policies attached to it, and the names of its inline ones. */
    readonly attached: readonly string[]
    readonly inline: readonly string[]
  }[]
}

/**
 * What the changes of a plan do to the policies that hold for somebody, as IAM's simulation takes it. Read from the very
 * calls that would be made, so that nothing is foreseen that would not happen.
 */
export function shiftOf(
  changes: readonly Pick<Change, 'effect'>[],
  wanted: readonly WantedPolicy[],
  held: Held,
): PolicyShift {
  const calls = changes.flatMap(({ effect }) => (effect.kind === 'aws-call' ? [effect] : []))
  const of = (operation: RegExp, member: string) =>
    calls.flatMap((call) => (operation.test(call.operation) ? textOf(call.input, member) : []))
  const left = of(/^RemoveUserFromGroup$/, 'GroupName')
  const [gone, stays] = [true, false].map((isLeft) =>
    held.groups.filter(({ name }) => left.includes(name) === isLeft),
  )
  const detached = of(/^Detach(User|Role|Group)Policy$/, 'PolicyArn')
  // IAM leaves an excluded policy out wherever it comes from, so what holds some other way must not be excluded.
  const holdsOn = (arn: string) =>
    (stays ?? []).some(({ attached }) => attached.includes(arn)) ||
    (held.attached.includes(nameOf(arn)) && !detached.includes(arn))
  const off = [...detached, ...(gone ?? []).flatMap(({ attached }) => attached)]
  const shifts = calls.map(({ operation, input }) => shiftBy(operation, input, wanted, held))
  return {
    added: shifts.flatMap(({ added = [] }) => added),
    removed: [
      ...shifts.flatMap(({ removed = [] }) => removed),
      ...[...new Set(off)].filter((arn) => !holdsOn(arn)).map((PolicyArn) => ({ PolicyArn })),
      ...(gone ?? []).flatMap(({ name, inline }) =>
        inline.map((policy) => inlineOf(policy, 'Group', name)),
      ),
    ],
  }
}

const nameOf = (arn: string) => arn.split('/').at(-1) ?? arn

const textOf = (input: JsonObject, member: string): string => {
  const value = input[member]
  return typeof value === 'string' ? value : ''
}

/** What a single call adds and replaces; taking off is a matter of all of them together. */
function shiftBy(
  operation: string,
  input: JsonObject,
  wanted: readonly WantedPolicy[],
  { name, attached }: Held,
): Partial<PolicyShift> {
  const arn = textOf(input, 'PolicyArn')
  const [, verb, kind] = /^(Attach|Put|Delete)(User|Role|Group)Policy$/.exec(operation) ?? []
  if (operation === 'CreatePolicyVersion') {
    // One of ours that is still to be attached comes with its attachment.
    const isToCome = wanted.some((each) => each.arn === arn) && !attached.includes(nameOf(arn))
    return {
      removed: [{ PolicyArn: arn }],
      ...(!isToCome && { added: [textOf(input, 'PolicyDocument')] }),
    }
  }
  if (operation === 'PutInlinePolicyToPermissionSet')
    // In every account the roles of a permission set hold its inline policy under this name.
    return {
      added: [textOf(input, 'InlinePolicy')],
      removed: [inlineOf('AwsSSOInlinePolicy', 'Role', name)],
    }
  switch (verb) {
    case 'Attach':
      return { added: wanted.filter((each) => each.arn === arn).map(({ document }) => document) }
    case 'Put':
    case 'Delete':
      return {
        removed: [inlineOf(textOf(input, 'PolicyName'), kind, textOf(input, `${kind}Name`))],
        ...(verb === 'Put' && { added: [textOf(input, 'PolicyDocument')] }),
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
