import { useEffect } from 'react'
import { screens } from '../../shared/setup/step.ts'
import { useCall } from '../api.tsx'
import { startAt } from '../navigation.ts'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { useScreenStates } from './use-findings.ts'

/**
 * Opens the window where the world says the person is: on the first screen that is not done; on the usage when all
 * are; at the beginning in an account nothing was made in yet.
 */
export function StartPlace() {
  const states = useScreenStates()
  const history = useCall('readHistory', null)
  const firstOpen = screens.find(({ id }) => states[id].status !== 'done')
  const isKnown = !firstOpen || states[firstOpen.id].status !== 'looking'
  const isNew = history.data?.length === 0
  useEffect(() => {
    if (!isKnown || history.isPending) return
    if (!firstOpen) startAt('usage')
    else startAt(isNew ? 'sign-in' : firstOpen.id)
  }, [isKnown, history.isPending, firstOpen, isNew])
  return (
    <Screen
      title="Looking where things stand"
      lead="Each step is checked against the account itself."
    >
      <Loading what="Checking each step" height={64} rows={3} />
    </Screen>
  )
}
