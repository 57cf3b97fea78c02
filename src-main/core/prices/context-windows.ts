/** When the table below was last compared with Anthropic's and Claude Code's own lists. */
export const contextWindowsOn = '2026-11-22'

const million = 1_000_000
const short = 200_000

/** Tokens a model can read at once. AWS lists no context size, so it comes from here, and is unknown for other models. */
const contextWindows: Readonly<Record<string, number>> = {
  'anthropic.claude-haiku-5-5': million,
  'anthropic.claude-sonnet-5-5': million,
  'anthropic.claude-opus-5-5': million,
  'anthropic.claude-fable-5-2': million,
  'anthropic.claude-fable-5-1': million,
  'anthropic.claude-fable-5': million,
  'anthropic.claude-mythos-5': million,
  'anthropic.claude-mythos-5-1': million,
  'anthropic.claude-opus-5': million,
  'anthropic.claude-sonnet-5': million,
  'anthropic.claude-opus-4-8': million,
  'anthropic.claude-opus-4-7': million,
  'anthropic.claude-sonnet-4-6': million,
  'anthropic.claude-opus-4-6-v1': million,
  'anthropic.claude-opus-4-5-20251101-v1:0': short,
  'anthropic.claude-haiku-4-5-20251001-v1:0': short,
  'anthropic.claude-sonnet-4-5-20250929-v1:0': short,
  'anthropic.claude-opus-4-1-20250805-v1:0': short,
}

/** Undefined for a model the table does not know. */
export const contextTokensOf = (modelId: string): number | undefined => contextWindows[modelId]
