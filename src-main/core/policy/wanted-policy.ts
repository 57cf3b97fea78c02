import type { PolicyOptions } from '../../../shared/setup/choices.ts'
import { failure } from '../problems.ts'
import { sourcesOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { generatePolicy, type Source } from './generate-policy.ts'
import { monitoringPolicy } from './monitoring-policy.ts'
import { type AnyPolicy, mostCharacters, readPolicy, sizeOf } from './policy.ts'
import { splitPolicy } from './split-policy.ts'

/** A managed policy that the choices stand for. */
export type WantedPolicy = {
  /** Tells its changes from those of the others: nothing for the first, `-2` for a second part, `-monitoring`. */
  readonly suffix: string
  readonly name: string
  readonly arn: string
  readonly policy: AnyPolicy
  readonly document: string
}

export type Wanted = {
  /** What allows the calls, in as many parts as its length asks for; then what the usage window reads with. */
  readonly policies: readonly [WantedPolicy, ...WantedPolicy[]]
  /** Every statement of them in one, for a permission set. */
  readonly whole: AnyPolicy
  /** Whether the person wrote the first one. */
  readonly isEdited: boolean
  /** Policies of ours that should not be attached any more, by name. */
  readonly isSurplus: (name: string) => boolean
}

/** Whether a policy that somebody holds is one of those wanted. */
export const isOf =
  ({ policies }: Wanted) =>
  ({ arn }: { readonly arn?: string | undefined }) =>
    policies.some((policy) => policy.arn === arn)

const monitoringName = 'ClaudeBedrockMonitoring'

/** The policies the choices stand for, under their names in this account. Throws quota.exceeded where IAM takes none. */
export async function wantedPolicies(context: StepContext): Promise<Wanted> {
  const { account, arn: own } = context.identity
  const { policyName: name = 'ClaudeBedrockCursorAccess', policyOptions } = context.choices
  const partition = own.split(':')[1] ?? 'aws'
  const made = (suffix: string, named: string, policy: AnyPolicy): WantedPolicy => ({
    suffix,
    name: named,
    arn: `arn:${partition}:iam::${account}:policy/${named}`,
    policy,
    document: JSON.stringify(policy, null, 2),
  })
  const edited = editedPolicy(context)
  const sources = edited ? [] : await sourcesOf(context)
  const [first, ...others] = edited ? [edited] : partsOf(sources, policyOptions)
  const parts = others.map((policy, index) => made(`-${index + 2}`, `${name}-${index + 2}`, policy))
  const monitoring = policyOptions?.monitoring
    ? [made('-monitoring', monitoringName, monitoringPolicy(partition, account))]
    : []
  const policies = [made('', name, first), ...parts, ...monitoring] as const
  const names = policies.map((each) => each.name)
  return {
    policies,
    whole: {
      Version: '2012-10-17',
      Statement: [
        // Not the parts one after the other: they share a Sid, and IAM takes each once in a document.
        ...(edited ?? generatePolicy(sources, policyOptions)).Statement,
        ...monitoring.flatMap(({ policy }) => policy.Statement),
      ],
    },
    isEdited: edited !== undefined,
    isSurplus: (held) =>
      !names.includes(held) &&
      ((held.startsWith(`${name}-`) && /^\d+$/.test(held.slice(name.length + 1))) ||
        (held === monitoringName && policyOptions?.monitoring === false)),
  }
}

function partsOf(
  sources: readonly Source[],
  options: PolicyOptions | undefined,
): readonly [AnyPolicy, ...AnyPolicy[]] {
  const [first, ...others] = splitPolicy(sources, options) ?? []
  if (first) return [first, ...others]
  throw failure('quota.exceeded', {
    detail: `One model alone would need more than the ${mostCharacters} characters that IAM takes in a policy.`,
  })
}

/** What the person wrote in place of the generated policy. */
function editedPolicy({ choices: { policyDocument } }: StepContext): AnyPolicy | undefined {
  if (policyDocument === undefined || policyDocument === null) return undefined
  const policy = readPolicy(policyDocument)
  if (!policy)
    throw failure('input.invalid', {
      detail: 'The edited policy is no policy document. Edit it again, or take the generated one.',
    })
  if (sizeOf(policyDocument) > mostCharacters)
    throw failure('quota.exceeded', {
      detail: `The edited policy has ${sizeOf(policyDocument)} characters, and IAM takes ${mostCharacters}.`,
    })
  return policy
}
