import { type ReactNode, Suspense, useState } from 'react'
import { problemIn, useCall, useIsDisconnected } from '../api.tsx'
import { usePlace, type WindowPlace } from '../navigation.ts'
import { ProblemHere } from '../problem-here.tsx'
import { StartPlace } from '../setup/start-place.tsx'
import { FaultBoundary } from '../ui/fault-boundary.tsx'
import { later } from '../ui/later.tsx'
import { Screen, TakesFocus } from '../ui/screen.tsx'
import { Disconnected } from './disconnected.tsx'
import classes from './frame.module.css'
import { IdentityChip } from './identity-chip.tsx'
import { InterruptedBar } from './interrupted-bar.tsx'
import { PlaceView } from './place-view.tsx'
import { PracticeBar } from './practice-bar.tsx'
import { Rail } from './rail.tsx'

// Told later than the first screen is shown, so it need not come with it. That the host has gone is said beside it.
const AlertsBar = later(
  async () => (await import('./alerts-bar.tsx')).AlertsBar,
  () => null,
)

/** The window: practice bar, rail, identity, and the place the person is at. */
export function Frame() {
  const place = usePlace()
  const isGone = useIsDisconnected()
  const { data: connection } = useCall('readConnection', null, { refetchOnWindowFocus: 'always' })
  return (
    <div className={classes.window}>
      <button
        type="button"
        className={classes.skip}
        onClick={() => document.querySelector<HTMLElement>('main h1')?.focus()}
      >
        Skip to the screen
      </button>
      {isGone && <Disconnected />}
      {connection?.choice.kind === 'practice' && (
        <PracticeBar scenario={connection.choice.scenario} />
      )}
      {place !== 'interrupted' && <InterruptedBar />}
      <Suspense>
        <AlertsBar />
      </Suspense>
      <div className={classes.body}>
        <Rail place={place} />
        <div className={classes.main}>
          <header className={classes.top}>
            <IdentityChip connection={connection} />
          </header>
          <main className={classes.place} id="main">
            {place ? (
              <FocusAfterFirst place={place}>
                <FaultBoundary
                  key={place}
                  fallback={(error, again) => <Broken {...{ error, again }} />}
                >
                  <PlaceView place={place} />
                </FaultBoundary>
              </FocusAfterFirst>
            ) : (
              <StartPlace />
            )}
          </main>
        </div>
      </div>
    </div>
  )
}

function Broken({ error, again }: { error: Error; again: () => void }) {
  const problem = problemIn(error)
  return (
    <Screen title="This screen could not be shown">
      {problem && <ProblemHere problem={problem} onRetry={again} />}
    </Screen>
  )
}

function FocusAfterFirst({ place, children }: { place: WindowPlace; children: ReactNode }) {
  const [first] = useState(place)
  const [hasMoved, setHasMoved] = useState(false)
  if (place !== first && !hasMoved) setHasMoved(true)
  return <TakesFocus value={hasMoved}>{children}</TakesFocus>
}
