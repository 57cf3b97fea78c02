import { type ReactNode, useState } from 'react'
import { useCall, useIsDisconnected } from '../api.tsx'
import { usePlace, type WindowPlace } from '../navigation.ts'
import { StartPlace } from '../setup/start-place.tsx'
import { TakesFocus } from '../ui/screen.tsx'
import { Disconnected } from './disconnected.tsx'
import classes from './frame.module.css'
import { IdentityChip } from './identity-chip.tsx'
import { PlaceView } from './place-view.tsx'
import { PracticeBar } from './practice-bar.tsx'
import { Rail } from './rail.tsx'

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
      <div className={classes.body}>
        <Rail place={place} />
        <div className={classes.main}>
          <header className={classes.top}>
            <IdentityChip connection={connection} />
          </header>
          <main className={classes.place} id="main">
            {place ? (
              <FocusAfterFirst place={place}>
                <PlaceView key={place} place={place} />
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

function FocusAfterFirst({ place, children }: { place: WindowPlace; children: ReactNode }) {
  const [first] = useState(place)
  const [hasMoved, setHasMoved] = useState(false)
  if (place !== first && !hasMoved) setHasMoved(true)
  return <TakesFocus value={hasMoved}>{children}</TakesFocus>
}
