import type { PolicyOptions } from '../../../shared/setup/choices.ts'
import { type Grant, grantsOf, policyOf, type Source } from './generate-policy.ts'
import { mostCharacters, type Policy, sizeOf } from './policy.ts'

/**
 * The policy in as many documents as IAM's limit of 6,144 characters asks for. A profile and the model behind it stay
 * together, and every part can be understood, and taken off, by itself. Undefined where one profile alone is too long.
 */
export function splitPolicy(
  sources: readonly Source[],
  options: PolicyOptions = {},
  most = mostCharacters,
): Policy[] | undefined {
  const parts: Policy[] = []
  let held: readonly Grant[] = []
  // What holds for all of them is said once, in the first part.
  const document = (grants: readonly Grant[]) =>
    policyOf(grants, parts.length === 0 ? sources : [], options)
  for (const grant of grantsOf(sources)) {
    const longer = [...held, grant]
    if (sizeOf(document(longer)) <= most) {
      held = longer
      continue
    }
    if (held.length === 0) return undefined
    parts.push(document(held))
    held = [grant]
    if (sizeOf(document(held)) > most) return undefined
  }
  return [...parts, document(held)]
}
