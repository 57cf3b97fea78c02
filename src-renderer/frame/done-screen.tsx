import { Text, Title } from '@mantine/core'
import { screens } from '../../shared/setup/step.ts'
import { MadeAndUndo } from '../history/made-and-undo.tsx'
import { goTo } from '../navigation.ts'
import { StepSummary } from '../setup/step-summary.tsx'
import { needsNobody, useScreenStates } from '../setup/use-findings.ts'
import { Screen } from '../ui/screen.tsx'

/** The end of the wizard: what is true now, what was made, and the way back. */
export function DoneScreen() {
  const states = useScreenStates()
  const open = screens.find(({ id }) => !needsNobody(states[id]))
  const isSettling = screens.some(({ id }) => states[id].isOnlyWaiting)
  return (
    <Screen
      title={open ? 'Not everything is in place yet' : 'Claude Code runs on your Bedrock account'}
      lead={
        open
          ? `“${open.title}” is still open. What is done stays done.`
          : `Start Claude Code as always. It signs in with the profile, calls the chosen models, and may do nothing else.${isSettling ? ' There is nothing left for you to do; what still settles is looked at again by itself.' : ''}`
      }
      primary={
        open
          ? { label: `Go to ${open.title.toLowerCase()}`, onPress: () => goTo(open.id) }
          : { label: 'Open usage', onPress: () => goTo('usage') }
      }
      back={{ label: 'Back', onPress: () => goTo('connect') }}
    >
      <StepSummary />
      <section style={{ display: 'flex', flexDirection: 'column', gap: 8 }} aria-labelledby="made">
        <Title order={2} id="made">
          What was made
        </Title>
        <Text c="dimmed">
          What can be taken back has a button beside it, here and in the history.
        </Text>
        <MadeAndUndo isBrief />
      </section>
    </Screen>
  )
}
