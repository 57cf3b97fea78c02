import { Text } from '@mantine/core'
import type { StepId } from '../../shared/setup/step.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './step-summary.module.css'
import { useFinding } from './use-findings.ts'

const told: readonly StepId[] = ['region', 'model-access', 'permissions', 'proof', 'claude-code']

/** What is true now, one line per step. */
export function StepSummary() {
  return (
    <ul className={classes.list} aria-label="What is true now">
      {told.map((step) => (
        <Line key={step} step={step} />
      ))}
    </ul>
  )
}

function Line({ step }: { step: StepId }) {
  const { data, isError } = useFinding(step)
  return (
    <li className={classes.line}>
      <div>
        <Text>{data?.title ?? (isError ? 'This could not be looked at.' : 'Looking …')}</Text>
        {data?.status === 'waiting' && data.detail && <Text c="dimmed">{data.detail}</Text>}
      </div>
      <StatusBadge
        status={data?.status ?? (isError ? 'unknown' : 'looking')}
        waitsFor={data?.waitsFor}
      />
    </li>
  )
}
