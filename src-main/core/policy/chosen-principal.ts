import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { StepContext } from '../steps/step.ts'
import { defaultPrincipal, listPrincipals } from './principals.ts'

/** The chosen user, role or group, or the one that suggests itself. */
export async function chosenPrincipal(
  context: StepContext,
): Promise<{ principals: PrincipalRow[]; chosen: PrincipalRow | undefined }> {
  const principals = await listPrincipals(context)
  const { principal } = context.choices
  const chosen =
    principals.find(({ kind, name }) => kind === principal?.kind && name === principal?.name) ??
    defaultPrincipal(principals)
  return { principals, chosen }
}

/** For whoever may not look into IAM: themselves, about whom nothing else is known. */
export function ownPrincipal({ identity, profile }: StepContext): PrincipalRow | undefined {
  const { kind, name, arn } = identity
  if (kind !== 'user' && kind !== 'role') return undefined
  return { kind, name, arn, attached: [], broad: [], isYou: true, profile }
}
