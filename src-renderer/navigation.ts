import { useSyncExternalStore } from 'react'
import type { Place } from '../shared/problem.ts'

const places = [
  'sign-in',
  'account-check',
  'region',
  'models',
  'permissions',
  'connect',
  'done',
  'usage',
  'history',
  'settings',
] as const satisfies readonly (Place | 'done')[]
export type WindowPlace = (typeof places)[number]

const fromHash = (): WindowPlace | undefined =>
  places.find((place) => location.hash === `#/${place}`)

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** Where the window is; undefined until somebody has decided it. */
export const usePlace = () => useSyncExternalStore(listen, fromHash)

export function goTo(place: WindowPlace) {
  location.hash = `#/${place}`
}

/** Goes there without a way back, for the place the app opens at. */
export function startAt(place: WindowPlace) {
  location.replace(`#/${place}`)
}
