import type { Residency } from '../../../shared/setup/choices.ts'
import type { ApplicationProfile } from '../bedrock/application-profiles.ts'

export type Folded = {
  /** The model without vendor and version ending, such as `claude-opus-5-5`; the raw id for anything else. */
  readonly model: string
  readonly name: string
  /** Bedrock's model id, for the price; absent for ids that are no model's. */
  readonly modelId?: string
  readonly scope: Residency
}

const claudeId = /^(?:([a-z-]+)\.)?(anthropic\.claude-[\w.:-]+)$/
const lastPart = (id: string) => id.split('/').at(-1) ?? id

/** Whether the id itself says which model it is. */
export const isClaudeId = (id: string) => claudeId.test(lastPart(id))

/**
 * What a CloudWatch ModelId stands for: callers pass profile ids, bare ids or ARNs, and all of one model belong
 * together, with what goes through the application profiles made over it.
 */
export function foldModelId(id: string, application?: ApplicationProfile): Folded {
  if (application && isClaudeId(application.modelId))
    return { ...foldModelId(application.modelId), scope: application.scope }
  const [, prefix, modelId] = claudeId.exec(lastPart(id)) ?? []
  if (modelId === undefined) return { model: id, name: id, scope: 'geography' }
  const model = modelId.replace(/^anthropic\./, '').replace(/(-\d{8})?-v\d+(:\d+)?$/, '')
  return {
    model,
    name: nameOf(model),
    modelId,
    scope: prefix === 'global' ? 'global' : 'geography',
  }
}

/** claude-opus-5-5 → Claude Opus 5.5 */
function nameOf(model: string): string {
  const [, family = '', version = ''] = /^claude-([a-z]+)-([\d-]+)$/.exec(model) ?? []
  if (family === '') return model
  return `Claude ${family.charAt(0).toUpperCase()}${family.slice(1)} ${version.replaceAll('-', '.')}`
}
