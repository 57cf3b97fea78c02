import type { ProblemError } from '../../../shared/problem.ts'
import type { Finding } from '../../../shared/setup/step.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import { ownPrincipal } from '../policy/chosen-principal.ts'
import { neighbourOf } from '../policy/neighbour.ts'
import { chosenOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { StepContext } from './step.ts'

/**
 * For whoever may not look into IAM. The narrow policy describes the chosen profiles to its holder and no other, so what
 * Bedrock describes tells whether an administrator has put it in force. Throws the refusal where that tells nothing.
 */
export async function permissionsFromOutside(
  context: StepContext,
  refusal: ProblemError,
): Promise<Finding> {
  const own = ownPrincipal(context)
  const { principal } = context.choices
  if (!own || (principal && (principal.kind !== own.kind || principal.name !== own.name)))
    throw refusal
  const { profiles, catalogue } = await chosenOf(context)
  const neighbour = neighbourOf(catalogue.profiles, profiles)
  if (!neighbour) throw refusal
  const [sees, seesNeighbour] = await Promise.all([
    Promise.all(profiles.map((profile) => isDescribed(context, profile))),
    isDescribed(context, neighbour),
  ])
  if (!sees.every(Boolean)) throw refusal
  if (seesNeighbour)
    return finding('permissions', 'needs-admin', refusal.problem.title, context.now(), {
      problem: refusal.problem,
      detail: `${own.name} may still see models that were not chosen, so a broader policy is in force. Nothing more can be seen without the right to look into IAM.`,
    })
  return finding(
    'permissions',
    'done',
    `${own.name} sees the chosen models and is refused others`,
    context.now(),
    {
      detail:
        'This sign-in may not look into IAM, so it was seen by asking Bedrock. The next step proves it with real calls.',
      evidence: [
        ...profiles.map(({ modelName }) => ({ label: modelName, value: 'described' })),
        { label: neighbour.modelName, value: 'refused' },
      ],
    },
  )
}

async function isDescribed(context: StepContext, { id }: ModelProfile): Promise<boolean> {
  const { aws, signal } = context
  const described = await ifAllowed(() =>
    aws.call(
      'bedrock',
      'GetInferenceProfile',
      { inferenceProfileIdentifier: id },
      { region: regionOf(context), signal },
    ),
  )
  return described !== undefined
}
