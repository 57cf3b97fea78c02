import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { type Backup, BackupEvery } from '../../shared/checklist/backups.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { RestorePanel } from '../plan/restore-panel.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { formatDayAndTime } from '../ui/format.ts'
import { BackupList } from './backup-list.tsx'

const choices = [
  { value: 'never', label: 'By hand only' },
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
]

/** How often copies are made, one now, and the way to put one back. */
export function BackupsHere({ onChanged }: { onChanged: () => void }) {
  const read = useCall('readBackups', null)
  const [restoring, setRestoring] = useState<Backup>()
  const reread = () => {
    void read.refetch()
    onChanged()
  }
  const save = useAction('saveSettings', (saved, cache) => {
    cache.setQueryData(['readSettings', null], saved)
    reread()
  })
  const make = useAction('backUpNow', reread)
  const problem = problemIn(read.error ?? save.error ?? make.error)
  if (restoring)
    return (
      <RestorePanel
        title={`Put back the files of ${formatDayAndTime(restoring.at)}`}
        call="planBackupRestore"
        input={{ id: restoring.id }}
        verb="Put these files back"
        onClose={() => setRestoring(undefined)}
      />
    )
  return (
    <Stack gap="xs">
      {problem && <ProblemHere problem={problem} onRetry={() => void read.refetch()} />}
      {read.data && (
        <>
          <Group gap="sm">
            <SegmentedControl
              size="xs"
              aria-label="How often a backup is made"
              data={choices}
              value={read.data.every}
              onChange={(wanted) => {
                const every = BackupEvery.safeParse(wanted)
                if (every.success) save.mutate({ backupEvery: every.data })
              }}
            />
            <Button
              variant="default"
              size="xs"
              loading={make.isPending}
              onClick={() => make.mutate(null)}
            >
              Make a backup now
            </Button>
          </Group>
          <BackupList {...read.data} onRestore={setRestoring} />
        </>
      )}
    </Stack>
  )
}
