import type { PlannedChange } from '../../../shared/setup/plan.ts'
import type { Fault } from '../../practice/account.ts'

export type NetworkFault = {
  readonly name: string
  readonly kind: Fault['kind']
  /** The call has its effect, and only the answer is lost. */
  readonly afterEffect: boolean
  /** Once, which the SDK's own new attempt may get over; or for as long as the plan runs. */
  readonly isLasting: boolean
}

const before = ['throttle', 'error500', 'timeout', 'reset', 'denied'] as const
/** AWS refuses before it does anything, but a fault or the network may hide that it did. */
const after = ['error500', 'timeout', 'reset'] as const

export const networkFaults: readonly NetworkFault[] = [
  ...before.map((kind) => ({ kind, afterEffect: false })),
  ...after.map((kind) => ({ kind, afterEffect: true })),
].flatMap((fault) =>
  // The SDK takes a refusal for an answer: there is no second try that could get over it.
  (fault.kind === 'denied' ? [true] : [false, true]).map((isLasting) => ({
    ...fault,
    isLasting,
    name: `${fault.kind}${fault.afterEffect ? ' after the effect' : ''}${isLasting ? ', lasting' : ', once'}`,
  })),
)

/**
 * What AWS is to refuse has no effect that an answer could be lost after. The question who one is, is asked in signing in
 * too, and no fault could tell the two apart.
 */
export const canMeet = (
  { command, effect }: PlannedChange,
  { afterEffect }: { readonly afterEffect: boolean },
) =>
  !(afterEffect && command.startsWith('# must be refused')) &&
  !(effect.kind === 'aws-call' && effect.operation === 'GetCallerIdentity')

/** The fault that meets exactly the call of one planned change. */
export function plantedFor(
  { effect, term = '' }: PlannedChange,
  fault: Pick<NetworkFault, 'kind' | 'afterEffect' | 'isLasting'>,
): Fault | undefined {
  if (effect.kind !== 'aws-call') return undefined
  const { kind, afterEffect, isLasting } = fault
  return {
    // Bedrock's two services have one prefix; the operation tells them apart.
    service: term.split(':')[0] ?? '',
    operation: effect.operation,
    input: plainMembers(effect.json),
    kind,
    afterEffect,
    ...(!isLasting && { times: 1 }),
  }
}

/** The members that are shown as they are sent: no document, nothing that is masked. */
function plainMembers(json: string): Record<string, string> {
  const members = Object.entries<unknown>(JSON.parse(json))
  return Object.fromEntries(
    members.flatMap(([name, value]) =>
      typeof value === 'string' && !value.includes('•') ? [[name, value]] : [],
    ),
  )
}
