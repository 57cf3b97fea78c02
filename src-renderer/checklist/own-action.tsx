import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ChecklistItemId } from '../../shared/checklist/checklist.ts'
import { StepPanel } from '../plan/step-panel.tsx'

type Props = { id: ChecklistItemId; isDone: boolean; onChanged: () => void }

/** What is done on the checklist itself. */
export function OwnAction({ id, ...props }: Props) {
  return id === 'failover' ? <TryFailover {...props} /> : null
}

function TryFailover({ isDone, onChanged }: Omit<Props, 'id'>) {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {isDone ? 'Try the second way again…' : 'Try the second way…'}
      </Button>
    )
  return (
    <StepPanel
      title="Try the second way to Claude"
      request={{ step: 'failover' }}
      verb="Make the call"
      onClose={() => {
        setOpen(false)
        onChanged()
      }}
    />
  )
}
