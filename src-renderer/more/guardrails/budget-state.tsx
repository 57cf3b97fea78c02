import { Text } from '@mantine/core'
import type { GuardrailsReview } from '../../../shared/setup/guardrails.ts'
import { formatUsd } from '../../ui/format.ts'
import { Listeners } from './listeners.tsx'
import { StopState } from './stop-state.tsx'

/** What budgets there are, what the own one counts, who listens to its topic, and whom it stops. */
export function BudgetState({ review: { own, others, services } }: { review: GuardrailsReview }) {
  return (
    <>
      {others.length > 0 && (
        <Text size="sm">
          Left alone:{' '}
          {others.map(({ name, limitUsd }) => `${name} (${formatUsd(limitUsd)})`).join(', ')}.
        </Text>
      )}
      {own?.listeners && own.listeners.length > 0 && <Listeners listeners={own.listeners} />}
      {own?.tell === 'topic' && !own.listeners && (
        <Text size="sm">
          You may not see who listens to the topic. An administrator may
          (sns:ListSubscriptionsByTopic).
        </Text>
      )}
      {own?.stop && <StopState stop={own.stop} />}
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
    </>
  )
}
