import { Switch, Text } from '@mantine/core'
import type { GuardrailsReview } from '../../../shared/setup/guardrails.ts'
import { formatUsd } from '../../ui/format.ts'

type Props = {
  review: GuardrailsReview
  isRemoval: boolean
  onRemoval: (isRemoval: boolean) => void
}

/** What budgets there are, what the own one counts, and the way to be rid of it. */
export function BudgetState({ review: { own, others, services }, isRemoval, onRemoval }: Props) {
  return (
    <>
      {others.length > 0 && (
        <Text size="sm">
          Left alone:{' '}
          {others.map(({ name, limitUsd }) => `${name} (${formatUsd(limitUsd)})`).join(', ')}.
        </Text>
      )}
      <details>
        <summary>What the bill calls Claude here ({services.length})</summary>
        <ul>
          {services.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        <Text c="dimmed" size="sm">
          A new model brings a new name. This check says so, and one press adds it.
        </Text>
      </details>
      {own && (
        <Switch
          label="Remove this budget instead"
          checked={isRemoval}
          onChange={({ currentTarget }) => onRemoval(currentTarget.checked)}
        />
      )}
    </>
  )
}
