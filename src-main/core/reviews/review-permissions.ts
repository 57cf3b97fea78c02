import { ProblemError } from '../../../shared/problem.ts'
import type { Holding, PermissionsReview, PrincipalRow } from '../../../shared/setup/review.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { heldRights } from '../policy/broad/held-rights.ts'
import { removeBroad } from '../policy/broad/remove-broad.ts'
import { chosenPrincipal } from '../policy/chosen-principal.ts'
import { policyInWords } from '../policy/in-words.ts'
import { limitsOf } from '../policy/limits/limits-of.ts'
import { permissionSetOf } from '../policy/permission-set.ts'
import { isOf, type Wanted, wantedPolicies } from '../policy/wanted-policy.ts'
import type { StepContext } from '../steps/step.ts'

/** The policy in words and as it is, who could get it, and what AWS's own checker says of it. */
export async function reviewPermissions(context: StepContext): Promise<PermissionsReview> {
  const wanted = await wantedPolicies(context)
  const [first] = wanted.policies
  const [people, checked] = await Promise.all([
    orProblem(() => chosenPrincipal(context)),
    orProblem(() => validate(context, first.document)),
  ])
  const chosen = people.value?.chosen
  const [holdings, limits] = chosen
    ? await Promise.all([
        ifAllowed(() => holdingsOf(context, chosen, wanted)),
        ifAllowed(() => limitsOf(context, chosen, wanted)),
      ])
    : []
  // Who signs in through IAM Identity Center has nobody to choose: the permission set is what counts.
  const isAlone =
    people.problem?.code === 'permission.denied' && permissionSetOf(context.identity) !== undefined
  return {
    principals: people.value?.principals ?? [],
    limits: limits ?? [],
    ...(holdings && { holdings }),
    policyName: first.name,
    policyArn: first.arn,
    document: first.document,
    statements: policyInWords(first.policy),
    furtherPolicies: wanted.policies.slice(1).map(({ name, policy, document }) => ({
      name,
      document,
      statements: policyInWords(policy),
    })),
    isEdited: wanted.isEdited,
    validation: checked.value ?? [],
    ...(people.problem && !isAlone && { principalsProblem: people.problem }),
    ...(chosen && { chosen: { kind: chosen.kind, name: chosen.name } }),
    ...(checked.problem && { validationProblem: checked.problem }),
  }
}

/** What the chosen one holds, and what of it the plan takes off. */
async function holdingsOf(
  context: StepContext,
  chosen: PrincipalRow,
  wanted: Wanted,
): Promise<Holding[]> {
  const [rights, { changes }] = await Promise.all([
    heldRights(context, chosen),
    removeBroad(context, chosen, isOf(wanted), undefined),
  ])
  return rights.map(({ name, arn, on, judgement }) => {
    const isOwn = on.kind === chosen.kind
    return {
      name,
      from: isOwn ? (arn === undefined ? 'inline' : 'own') : 'group',
      verdict: isOf(wanted)({ arn }) ? 'narrow' : judgement.kind,
      fate: fateOf(
        changes.find(({ id }) =>
          isOwn ? id.endsWith(`-${name}`) : id === `leave-group-${on.name}`,
        )?.id,
      ),
      ...(!isOwn && { group: on.name }),
    }
  })
}

function fateOf(changeId: string | undefined): Holding['fate'] {
  if (changeId === undefined) return 'stays'
  return /^(new-version|delete-oldest-version|narrow-inline)-/.test(changeId) ? 'narrowed' : 'off'
}

/** IAM Access Analyzer's opinion, which is free and needs no analyzer. */
async function validate({ aws, signal }: StepContext, policyDocument: string) {
  const { findings = [] } = await aws.call(
    'accessanalyzer',
    'ValidatePolicy',
    { policyDocument, policyType: 'IDENTITY_POLICY' },
    { signal },
  )
  return findings.map(({ findingType, findingDetails }) => ({
    severity: (findingType ?? '').toLowerCase().replaceAll('_', ' '),
    message: findingDetails ?? '',
  }))
}

async function orProblem<T>(ask: () => Promise<T>) {
  try {
    return { value: await ask(), problem: undefined }
  } catch (error) {
    if (error instanceof ProblemError) return { value: undefined, problem: error.problem }
    throw error
  }
}
