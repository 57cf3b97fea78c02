import type { ModelProfile } from '../core/bedrock/read-region.ts'

type Made = {
  partition?: string
  source?: string
  geography?: string
  regions?: readonly string[]
}

/** An inference profile as AWS describes one, for tests that need no account. */
export function madeProfile(
  scope: ModelProfile['scope'],
  family: string,
  {
    partition = 'aws',
    source = 'eu-central-1',
    geography = 'eu',
    regions = [source, 'eu-west-1'],
  }: Made = {},
): ModelProfile {
  const modelId = `anthropic.claude-${family}`
  const id = `${scope === 'global' ? 'global' : geography}.${modelId}`
  const arns = scope === 'global' ? ['', source] : regions
  return {
    id,
    arn: `arn:${partition}:bedrock:${source}:111122223333:inference-profile/${id}`,
    name: id,
    scope,
    destinations: scope === 'global' ? [] : regions,
    modelId,
    modelArns: arns.map(
      (region) => `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`,
    ),
    modelName: `Claude ${family.replace('-', ' ')}`,
    lifecycle: { status: 'active' },
    startedAt: 0,
  }
}
