import { Text } from '@mantine/core'
import type { OwnBudget } from '../../../shared/setup/guardrails.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'

type Stop = NonNullable<OwnBudget['stop']>

const words = {
  STANDBY: ['done', 'Stands by'],
  PENDING: ['needs-you', 'Waits for your approval'],
  EXECUTION_IN_PROGRESS: ['waiting', 'AWS is stopping'],
  EXECUTION_SUCCESS: ['blocked', 'Stopped'],
  EXECUTION_FAILURE: ['needs-you', 'AWS could not stop'],
  REVERSE_IN_PROGRESS: ['waiting', 'AWS is lifting it'],
  REVERSE_SUCCESS: ['needs-you', 'Lifted, and not armed'],
  REVERSE_FAILURE: ['needs-you', 'AWS could not lift it'],
  RESET_IN_PROGRESS: ['waiting', 'AWS is arming it'],
  RESET_FAILURE: ['needs-you', 'AWS could not arm it'],
} as const satisfies Record<Stop['status'], readonly [string, string]>

/** Who is stopped at 100 %, and how far that has come. */
export function StopState({ stop: { who, approval, status } }: { stop: Stop }) {
  const [badge, word] = words[status]
  return (
    <Text component="div" size="sm">
      Stop at 100 %: the {who.kind} <b>{who.name}</b>,{' '}
      {approval === 'manual' ? 'after approval' : 'by itself'}.{' '}
      <StatusBadge status={badge} word={word} />
    </Text>
  )
}

/** What can be done about a stop, by its state. */
export const waysOnOf = ({ status }: Stop) => {
  switch (status) {
    case 'PENDING':
      return [{ verb: 'Approve the stop…', action: 'approve' }] as const
    case 'EXECUTION_SUCCESS':
      return [{ verb: 'Lift the stop…', action: 'lift' }] as const
    case 'REVERSE_SUCCESS':
    case 'RESET_FAILURE':
      return [{ verb: 'Arm the stop again…', action: 'arm' }] as const
    case 'EXECUTION_FAILURE':
    case 'REVERSE_FAILURE':
      return [{ verb: 'Have AWS try again…', action: 'retry' }] as const
    case 'STANDBY':
    case 'EXECUTION_IN_PROGRESS':
    case 'REVERSE_IN_PROGRESS':
    case 'RESET_IN_PROGRESS':
      return []
  }
}
