import type { ConnectReview } from '../../../shared/setup/review.ts'
import { chosenPrincipal } from '../policy/chosen-principal.ts'
import { chosenOf, regionOf } from './current.ts'
import type { StepContext } from './step.ts'

/** The profile Claude Code signs in with: the chosen one, else the principal's, else the connection's. */
export async function claudeProfileOf(context: StepContext): Promise<string> {
  const { claudeProfile } = context.choices
  if (claudeProfile !== undefined) return claudeProfile
  // Whoever may not look into IAM still has the profile they are signed in with.
  const principal = await chosenPrincipal(context).catch(() => undefined)
  return principal?.chosen?.profile ?? context.profile
}

/**
 * What goes into the `env` block of Claude Code's settings. All three aliases are pinned: an unpinned one follows Claude
 * Code's own default, which changes with its updates. https://code.claude.com/docs/en/amazon-bedrock
 */
export async function claudeEnvironment(
  context: StepContext,
): Promise<ConnectReview['environment']> {
  const [{ byTier }, profile] = await Promise.all([chosenOf(context), claudeProfileOf(context)])
  const { opus, sonnet, haiku } = byTier
  const small = haiku ?? sonnet ?? opus
  const pin = (alias: string, id: string | undefined, why: string) =>
    id === undefined ? [] : [{ name: `ANTHROPIC_DEFAULT_${alias}_MODEL`, value: id, why }]
  return [
    {
      name: 'CLAUDE_CODE_USE_BEDROCK',
      value: '1',
      why: 'Claude Code asks Bedrock instead of Anthropic.',
    },
    { name: 'AWS_PROFILE', value: profile, why: 'The sign-in it uses.' },
    { name: 'AWS_REGION', value: regionOf(context), why: 'Where it asks.' },
    ...pin('OPUS', (opus ?? sonnet ?? haiku)?.id, 'What “opus” means.'),
    ...pin('SONNET', (sonnet ?? opus ?? haiku)?.id, 'What “sonnet” means.'),
    ...pin('HAIKU', small?.id, 'What small background work uses.'),
  ]
}
