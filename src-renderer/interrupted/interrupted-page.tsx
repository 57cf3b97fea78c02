import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import type { Interrupted } from '../../shared/setup/interrupted.ts'
import { screens } from '../../shared/setup/step.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { goTo } from '../navigation.ts'
import { UndoPanel } from '../plan/undo-panel.tsx'
import { useRuns } from '../plan/use-runs.ts'
import { ProblemHere } from '../problem-here.tsx'
import { formatDayAndTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { InterruptedLines } from './interrupted-lines.tsx'

/** How far a plan came before Groundwork was cut off, and the person's decision about it. */
export function InterruptedPage() {
  const interrupted = useCall('readInterrupted', null)
  const problem = problemIn(interrupted.error)
  const [first] = interrupted.data ?? []
  if (first)
    return <Decide key={first.planId} plan={first} more={(interrupted.data?.length ?? 1) - 1} />
  return (
    <Screen
      title={interrupted.data ? 'Nothing is cut off' : 'Looking for what was cut off'}
      lead={interrupted.data && 'Every list of changes that was begun has come to its end.'}
      back={{ label: 'Open the history', onPress: () => goTo('history') }}
    >
      {problem ? (
        <ProblemHere problem={problem} onRetry={() => void interrupted.refetch()} />
      ) : (
        !interrupted.data && (
          <Loading what="Looking at the account and your files" height={64} rows={3} />
        )
      )}
    </Screen>
  )
}

function Decide({ plan, more }: { plan: Interrupted; more: number }) {
  const runs = useRuns()
  const [isUndoing, setIsUndoing] = useState(false)
  const close = useAction('closeInterrupted', (_, cache) =>
    cache.invalidateQueries({ queryKey: ['readInterrupted'] }),
  )
  const place = screens.find(({ steps }) => steps.some((step) => step === plan.step))?.id
  const settle = (then?: () => void) =>
    close.mutate({ planId: plan.planId }, { onSuccess: () => then?.() })
  const problem = problemIn(close.error)
  const goOn = () => (plan.isUndo ? setIsUndoing(true) : settle(() => place && goTo(place)))
  return (
    <Screen
      title="A list of changes was cut off"
      eyebrow={more > 0 ? `${more} more after this one` : undefined}
      lead={`Groundwork ended in the middle of “${plan.title}”, begun on ${formatDayAndTime(plan.at)}. It has looked at the account and your files since: this is how far it came.`}
      {...(!isUndoing && {
        primary: {
          label: plan.isUndo ? 'Take back the rest' : 'Go on with the rest',
          onPress: goOn,
        },
        ...(!plan.isUndo && {
          secondary: { label: 'Take back what was done', onPress: () => setIsUndoing(true) },
        }),
        quiet: (
          <Anchor component="button" type="button" c="dimmed" onClick={() => settle()}>
            Leave it as it is
          </Anchor>
        ),
      })}
    >
      {problem && <ProblemHere problem={problem} onRetry={() => settle()} />}
      <InterruptedLines changes={plan.changes} />
      {isUndoing ? (
        <UndoPanel
          title={plan.isUndo ? 'Take back the rest' : 'Take back what was done'}
          verb={plan.isUndo ? 'Take back the rest' : 'Undo these changes'}
          request={{ scope: 'plan', planId: plan.planId }}
          runs={runs}
          onClose={() => {
            if (runs.runs.at(-1)?.outcome === 'done') settle()
            else setIsUndoing(false)
          }}
        />
      ) : (
        <Text c="dimmed">
          {plan.isUndo
            ? 'What is left can be taken back now, or stay as it is.'
            : 'Going on shows what is still to be done before anything runs. Nothing that is done already is done twice.'}
        </Text>
      )}
    </Screen>
  )
}
