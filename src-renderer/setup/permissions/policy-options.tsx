import { Checkbox, Stack } from '@mantine/core'
import type { PolicyOptions as Options } from '../../../shared/setup/choices.ts'
import classes from './policy-words.module.css'

const offered: readonly { key: keyof Options; label: string; description: string }[] = [
  {
    key: 'monitoring',
    label: 'See tokens, costs and quotas',
    description: 'For the usage window. A second policy that only reads; calls stay apart from it.',
  },
  {
    key: 'countTokens',
    label: 'Count the tokens of a text',
    description:
      'Claude Code’s /context asks for it (bedrock:CountTokens). Models that are only called through profiles refuse it all the same.',
  },
  {
    key: 'bearerToken',
    label: 'Use short-term Bedrock API keys',
    description:
      'For tools that cannot sign requests (bedrock:CallWithBearerToken). A key can do no more than this policy, and ends after 12 hours at most.',
  },
]

/** Rights beside calling the chosen models. Each is off until it is wanted. */
export function PolicyOptions({
  options,
  isEdited,
  onChoose,
}: {
  options: Options
  /** The person wrote the first policy, so only the second one follows these. */
  isEdited: boolean
  onChoose: (options: Options) => void
}) {
  const wanted = offered.filter(({ key }) => options[key]).length
  return (
    <details className={classes.more} open={wanted > 0 || undefined}>
      <summary>Further rights ({wanted === 0 ? 'none' : wanted} added)</summary>
      <Stack gap="xs" role="group" aria-label="Further rights">
        {offered.map(({ key, label, description }) => (
          <Checkbox
            key={key}
            label={label}
            description={description}
            checked={options[key] ?? false}
            disabled={isEdited && key !== 'monitoring'}
            onChange={({ currentTarget: { checked } }) => onChoose({ ...options, [key]: checked })}
          />
        ))}
      </Stack>
    </details>
  )
}
