import { Select, Stack, Text, Title } from '@mantine/core'
import { type Choices, Tier } from '../../../shared/setup/choices.ts'
import type { ModelRow, ModelsReview } from '../../../shared/setup/review.ts'
import { formatDay } from '../../ui/format.ts'
import { tierName } from '../region-words.ts'
import classes from './model-choices.module.css'
import { ModelFacts } from './model-facts.tsx'

const uses: Record<Tier, string> = {
  opus: 'The most capable, for hard tasks',
  sonnet: 'The everyday model',
  haiku: 'The fastest, for work in the background',
}

const LEAVE_OUT = ''

type Props = {
  review: ModelsReview
  onChoose: (models: NonNullable<Choices['models']>) => void
}

/** One model per tier, with what it is called, how long it will be there and what it costs. */
export function ModelChoices({ review, onChoose }: Props) {
  return (
    <Stack gap="xs" component="section" aria-labelledby="models">
      <Title order={2} id="models">
        Models
      </Title>
      <div className={classes.cards}>
        {Tier.options.map((tier) => {
          const offered = review.models.filter(
            (model) => model.tier === tier && model.scope === review.residency,
          )
          const chosen = review.chosen[tier] ?? LEAVE_OUT
          const model = offered.find(({ profileId }) => profileId === chosen)
          return (
            <div key={tier} className={classes.card}>
              <div className={classes.head}>
                <div>
                  <b>{tierName[tier]}</b>
                  <div className={classes.use}>{uses[tier]}</div>
                </div>
                <Select
                  aria-label={`Model for ${tierName[tier]}`}
                  w={240}
                  data={[
                    ...offered.filter(({ alias }) => alias === undefined).map(optionOf),
                    ...ownNames(offered),
                    { value: LEAVE_OUT, label: 'Leave it out' },
                  ]}
                  value={chosen}
                  allowDeselect={false}
                  onChange={(profileId) =>
                    onChoose({ ...review.chosen, [tier]: profileId || null })
                  }
                />
              </div>
              {model && <ModelFacts model={model} />}
            </div>
          )
        })}
      </div>
      <Text c="dimmed" size="sm">
        AWS lists no context sizes: those here are Groundwork’s own, looked over on{' '}
        {formatDay(Date.parse(review.contextAsOf), { timeZone: 'UTC' })}.
      </Text>
    </Stack>
  )
}

const optionOf = (row: ModelRow) => ({ value: row.profileId, label: labelOf(row) })

const ownNames = (offered: readonly ModelRow[]) => {
  const items = offered.filter(({ alias }) => alias !== undefined).map(optionOf)
  return items.length > 0 ? [{ group: 'Your own names', items }] : []
}

const labelOf = ({ name, alias, lifecycle }: ModelRow) => {
  const full = alias === undefined ? name : `${alias} (${name})`
  return lifecycle.status === 'legacy' ? `${full}, being retired` : full
}
