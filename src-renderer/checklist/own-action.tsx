import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ChecklistItem } from '../../shared/checklist/checklist.ts'
import { goTo } from '../navigation.ts'
import { StepPanel } from '../plan/step-panel.tsx'
import { BackupsHere } from './backups-here.tsx'

type Props = {
  item: Pick<ChecklistItem, 'id' | 'status'>
  /** Something was done here that the list should be read again for. */
  onChanged: () => void
}

/** What is done on the checklist itself. */
export function OwnAction({ item: { id, status }, onChanged }: Props) {
  const isDone = status === 'done'
  switch (id) {
    case 'failover':
      return <TryFailover isDone={isDone} onChanged={onChanged} />
    case 'recovery':
      return (
        <Button variant="default" size="xs" onClick={() => goTo('recovery')}>
          {isDone ? 'Read or write the document again' : 'Write the recovery document'}
        </Button>
      )
    case 'backups':
      return <BackupsHere onChanged={onChanged} />
    default:
      return null
  }
}

function TryFailover({ isDone, onChanged }: { isDone: boolean; onChanged: () => void }) {
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
