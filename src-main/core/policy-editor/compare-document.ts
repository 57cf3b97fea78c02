import { ProblemError } from '../../../shared/problem.ts'
import type { PolicyComparison } from '../../../shared/setup/policy-check.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { diffOf } from '../changes/diff-of.ts'
import { chosenPrincipal } from '../policy/chosen-principal.ts'
import { readVersion } from '../policy/existing-policy.ts'
import { findPermissionSet, mergePolicy, permissionSetOf } from '../policy/permission-set.ts'
import type { StepContext } from '../steps/step.ts'
import { wantedFor } from './wanted-for.ts'

/** How a document differs from what is in force in the account now, both laid out alike. */
export async function comparePolicyDocument(
  context: StepContext,
  text: string,
): Promise<PolicyComparison> {
  const [wanted, people] = await Promise.all([
    wantedFor(context, text),
    ifAllowed(() => chosenPrincipal(context)),
  ])
  const set = permissionSetOf(people?.chosen ?? context.identity)
  if (set !== undefined) {
    const found = await findPermissionSet(context, set)
    return compared(set, found?.inline, mergePolicy(found?.inline, wanted.whole))
  }
  const [{ name, arn, document }] = wanted.policies
  const now = await inForce(context, arn)
  return compared(name, now?.document, document, now?.version)
}

function compared(
  name: string,
  before: string | undefined,
  after: string,
  version?: string,
): PolicyComparison {
  const old = before === undefined ? null : laidOut(before)
  const wanted = laidOut(after)
  return {
    diff: old === wanted ? '' : diffOf({ path: name, before: old, after: wanted }),
    ...(before !== undefined && { current: { name, ...(version !== undefined && { version }) } }),
  }
}

const laidOut = (document: string) => `${JSON.stringify(JSON.parse(document), null, 2)}\n`

/** The default version under that ARN; undefined where there is no such policy. */
async function inForce(context: StepContext, arn: string) {
  const { aws, signal } = context
  try {
    const { Policy } = await aws.call('iam', 'GetPolicy', { PolicyArn: arn }, { signal })
    const version = Policy?.DefaultVersionId
    if (version === undefined) return undefined
    return { version, document: await readVersion(context, arn, version) }
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'aws.notFound') return undefined
    throw error
  }
}
