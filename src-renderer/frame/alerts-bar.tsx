import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Alert, AlertKind } from '../../shared/usage/alert.ts'
import { useAction, useCall, useNotice } from '../api.tsx'
import { goTo, type WindowPlace } from '../navigation.ts'
import classes from './bars.module.css'

const ways: Readonly<Record<AlertKind, { readonly place: WindowPlace; readonly label: string }>> = {
  budget: { place: 'usage', label: 'See the usage' },
  forecast: { place: 'usage', label: 'See the usage' },
  spike: { place: 'usage', label: 'See the usage' },
  throttling: { place: 'usage', label: 'See the quota' },
  session: { place: 'sign-in', label: 'Sign in again' },
}
const minuteMs = 60_000

/** What was worth a word and was not put away, newest first; on every screen. */
export function AlertsBar() {
  const cache = useQueryClient()
  const { data = [] } = useCall('readAlerts', null)
  // Whether the sign-in is about to end is looked at while nothing else is asked.
  useCall('readConnection', null, { refetchInterval: minuteMs })
  const heard = useCallback(
    () => void cache.invalidateQueries({ queryKey: ['readAlerts', null] }),
    [cache],
  )
  useNotice('alertRaised', heard)
  const dismiss = useAction('dismissAlert', (left) =>
    cache.setQueryData(['readAlerts', null], left),
  )
  return (
    <div role="status">
      {data.slice(0, 3).map((alert) => (
        <OneAlert key={alert.id} alert={alert} onDismiss={() => dismiss.mutate({ id: alert.id })} />
      ))}
    </div>
  )
}

function OneAlert({ alert, onDismiss }: { alert: Alert; onDismiss: () => void }) {
  const { place, label } = ways[alert.kind]
  return (
    <section className={classes.bar} data-kind="interrupted" aria-label={alert.title}>
      <span className={classes.words}>
        <b>{alert.title}.</b> {alert.words}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => goTo(place)}>
        {label}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`Put away: ${alert.title}`}
        onClick={onDismiss}
      >
        Put away
      </Button>
    </section>
  )
}
