import { Checkbox, Stack, Text } from '@mantine/core'
import type { ModelRow, ModelsReview } from '../../../shared/setup/review.ts'
import classes from './model-choices.module.css'
import { ModelFacts } from './model-facts.tsx'
import { RetentionNote } from './retention-note.tsx'

type Props = { review: ModelsReview; onChoose: (moreModels: string[]) => void }

/** Models beside the three tiers. Each may be called as well, once it is wanted. */
export function MoreModels({ review, onChoose }: Props) {
  const { models, chosen, more, residency } = review
  const pinned = Object.values(chosen)
  const others = models.filter(
    ({ profileId, scope }) => scope === residency && !pinned.includes(profileId),
  )
  if (others.length === 0) return null
  return (
    <details className={classes.more} open={more.length > 0 || undefined}>
      <summary>
        More models ({more.length === 0 ? 'none' : more.length} of {others.length} added)
      </summary>
      <Stack gap="sm" mt="xs">
        <Text c="dimmed" size="sm">
          The policy opens them beside Opus, Sonnet and Haiku, and each gets its agreement and its
          call. Claude Code uses them only when asked for by name.
        </Text>
        {others.map((model) => (
          <div key={model.profileId} className={classes.card}>
            <Checkbox
              label={labelOf(model)}
              description="May be called as well"
              checked={more.includes(model.profileId)}
              onChange={({ currentTarget: { checked } }) =>
                onChoose(
                  checked
                    ? [...more, model.profileId]
                    : more.filter((each) => each !== model.profileId),
                )
              }
            />
            {model.asksForRetention && <RetentionNote />}
            <ModelFacts model={model} />
          </div>
        ))}
      </Stack>
    </details>
  )
}

const labelOf = ({ name, alias }: ModelRow) => (alias === undefined ? name : `${alias} (${name})`)
