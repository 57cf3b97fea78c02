import type { ModelProfile } from '../bedrock/read-region.ts'

/** Another Claude model of the same Region that was not chosen: what the policy has to refuse. */
export function neighbourOf(
  all: readonly ModelProfile[],
  chosen: readonly ModelProfile[],
): ModelProfile | undefined {
  const models = new Set(chosen.map(({ modelId }) => modelId))
  return all.find(({ modelId }) => !models.has(modelId))
}
