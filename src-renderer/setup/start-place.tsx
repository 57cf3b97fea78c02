import { useEffect } from 'react'
import { screens } from '../../shared/setup/step.ts'
import { useCall } from '../api.tsx'
import { startAt } from '../navigation.ts'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { needsNobody, useScreenStates } from './use-findings.ts'

/**
 * Opens the window where the world says the person is: at what a crash cut off; else on the first screen that needs
 * somebody; on the usage when none does; at the beginning in an account nothing was made in yet.
 */
export function StartPlace() {
  const states = useScreenStates()
  const history = useCall('readHistory', null)
  const firstOpen = screens.find(({ id }) => !needsNobody(states[id]))
  const isKnown = !firstOpen || states[firstOpen.id].status !== 'looking'
  const isNew = history.data?.length === 0
  const interrupted = useCall('readInterrupted', null)
  const isCutOff = interrupted.data !== undefined && interrupted.data.length > 0
  const isWaiting = !isKnown || history.isPending || interrupted.isPending
  useEffect(() => {
    if (isCutOff) startAt('interrupted')
    if (isWaiting || isCutOff) return
    if (!firstOpen) startAt('usage')
    else startAt(isNew ? 'sign-in' : firstOpen.id)
  }, [isWaiting, isCutOff, firstOpen, isNew])
  return (
    <Screen
      title="Looking where things stand"
      lead="Each step is checked against the account itself."
    >
      <Loading what="Checking each step" height={64} rows={3} />
    </Screen>
  )
}
