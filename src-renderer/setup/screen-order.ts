import { type ScreenId, screens } from '../../shared/setup/step.ts'
import { goTo } from '../navigation.ts'

const placeOf = (id: ScreenId) => screens.findIndex((screen) => screen.id === id)

export const eyebrowOf = (id: ScreenId) =>
  `Step ${placeOf(id) + 1} of ${screens.length} · ${screens[placeOf(id)]?.title ?? ''}`

export const goOn = (id: ScreenId) => goTo(screens[placeOf(id) + 1]?.id ?? 'done')

/** How to go back one screen; undefined on the first. */
export function backFrom(id: ScreenId) {
  const previous = placeOf(id) > 0 ? screens[placeOf(id) - 1] : undefined
  return previous && { label: 'Back', onPress: () => goTo(previous.id) }
}
