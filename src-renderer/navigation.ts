import { useSyncExternalStore } from 'react'
import type { Place } from '../shared/problem.ts'
import type { StepId } from '../shared/setup/step.ts'

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
  'interrupted',
  'turn-off',
  'doctor',
  'more',
  'checklist',
  'recovery',
  'about',
] as const satisfies readonly (
  | Place
  | 'done'
  | 'interrupted'
  | 'turn-off'
  | 'doctor'
  | 'more'
  | 'checklist'
  | 'recovery'
  | 'about'
)[]
export type WindowPlace = (typeof places)[number]

/** `#/sign-in`, or with a detail, `#/sign-in/own`. */
const partsOfHash = () => location.hash.slice(2).split('/')
const placeInHash = () => places.find((place) => place === partsOfHash()[0])
const detailInHash = () => partsOfHash()[1]

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** Where the window is; undefined until somebody has decided it. */
export const usePlace = () => useSyncExternalStore(listen, placeInHash)

/** What the place was opened for: `own`, to sign in to one's own account, or a step of More setup. */
export const usePlaceDetail = () => useSyncExternalStore(listen, detailInHash)

export function goTo(place: WindowPlace, detail?: 'own' | StepId) {
  location.hash = `#/${place}${detail ? `/${detail}` : ''}`
}

/** Goes there without a way back, for the place the app opens at. */
export function startAt(place: WindowPlace) {
  location.replace(`#/${place}`)
}
