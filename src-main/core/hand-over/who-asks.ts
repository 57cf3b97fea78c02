import type { About } from './about.ts'

/** The person as AWS knows them: "The user ada". */
export function whoAsks({ identity }: Pick<About, 'identity'>): string {
  if (!identity) return 'Somebody'
  return `The ${identity.kind === 'federated' ? 'federated user' : identity.kind} ${identity.name}`
}
