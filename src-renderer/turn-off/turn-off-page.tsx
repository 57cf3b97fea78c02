import { useState } from 'react'
import { useCall } from '../api.tsx'
import { goTo } from '../navigation.ts'
import { UndoPanel } from '../plan/undo-panel.tsx'
import { useRuns } from '../plan/use-runs.ts'
import { Screen } from '../ui/screen.tsx'
import { Leftovers } from './leftovers.tsx'

/** Takes back everything, as a list that is shown first, and says what stays all the same. */
export function TurnOffPage() {
  const runs = useRuns()
  const leftovers = useCall('readLeftovers', null)
  // A new list after each attempt: what failed is planned again, what was done is not.
  const [attempt, setAttempt] = useState(0)
  const isOff = runs.runs.some(({ outcome }) => outcome === 'done')
  return (
    <Screen
      title={isOff ? 'Bedrock is turned off' : 'Turn off Bedrock'}
      lead={
        isOff
          ? 'What Groundwork changed in your files and made in this account is taken back. Start Claude Code as before; what stays is named below.'
          : 'Puts Claude Code’s and the AWS files back as they were, and takes back what Groundwork made in this account, newest first. Nothing happens until you press the button.'
      }
      back={{ label: 'Back to settings', onPress: () => goTo('settings') }}
    >
      <UndoPanel
        key={attempt}
        title={isOff ? 'What was taken back' : 'What will be taken back'}
        verb="Turn off Bedrock"
        request={{ scope: 'everything' }}
        runs={runs}
        onClose={() =>
          runs.runs.length > 0 && !isOff ? setAttempt(attempt + 1) : goTo('settings')
        }
      />
      <Leftovers leftovers={leftovers} />
    </Screen>
  )
}
