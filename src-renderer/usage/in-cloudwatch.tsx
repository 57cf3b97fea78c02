import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { problemIn, useAction, useCall } from '../api.tsx'
import { StepPanel } from '../plan/step-panel.tsx'
import { ProblemHere } from '../problem-here.tsx'

/** The same series as a dashboard of the account, for whoever does not have this app. */
export function InCloudWatch() {
  const [isOpen, setOpen] = useState(false)
  const seen = useCall('checkStep', { step: 'dashboard' }, { enabled: isOpen })
  const open = useAction('openLink')
  const address = seen.data?.evidence.find(({ label }) => label === 'Address')?.value
  const problem = problemIn(seen.error) ?? seen.data?.problem
  if (!isOpen)
    return (
      <Anchor
        component="button"
        type="button"
        size="sm"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setOpen(true)}
      >
        Show the same in CloudWatch, for people without this app
      </Anchor>
    )
  return (
    <section aria-label="In CloudWatch">
      {problem && <ProblemHere problem={problem} onRetry={() => void seen.refetch()} />}
      <Text>
        {seen.data?.title ?? 'Looking whether there is a dashboard already …'}{' '}
        {address !== undefined && (
          <Anchor component="button" type="button" onClick={() => open.mutate({ url: address })}>
            Open it in the browser
          </Anchor>
        )}
      </Text>
      {seen.data && !problem && (
        <StepPanel
          title="A dashboard in your account (CloudWatch dashboard)"
          request={{ step: 'dashboard' }}
          verb="Create the dashboard"
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}
