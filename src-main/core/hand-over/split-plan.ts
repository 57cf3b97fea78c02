import type { AwsCall, Change, ChangePlan } from '../changes/change.ts'

/** A change that an administrator is asked for. */
export type AskedChange = Change & { readonly effect: AwsCall }

/** What an administrator can be asked for (nobody has to wait for AWS), and what stays with the member, in words. */
export function splitPlan({ changes }: Pick<ChangePlan, 'changes'>): {
  readonly asked: readonly AskedChange[]
  readonly leftOut: readonly string[]
} {
  return {
    asked: changes.filter(isAsked),
    leftOut: changes.filter((change) => !isAsked(change) && !change.until).map(whyLeftOut),
  }
}

const isAsked = (change: Change): change is AskedChange =>
  change.effect.kind === 'aws-call' && change.effect.profile === undefined && !change.until

const whyLeftOut = ({ title, effect }: Change) =>
  effect.kind === 'file-edit'
    ? `${title}. That is a file on the member’s computer (${effect.path}), which Groundwork edits there.`
    : `${title}. That is a trial with the sign-in “${effect.profile}” on the member’s computer, which Groundwork makes there.`
