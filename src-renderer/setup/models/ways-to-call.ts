import type { Residency } from '../../../shared/setup/choices.ts'
import type { GridCell } from '../../../shared/setup/model-grid.ts'

/** A way a model is called from a Region: a sign and the word beside it. */
type Way = {
  readonly sign: 'geography' | 'global' | 'direct'
  readonly word: string
}

/** The ways of one cell, only those of a residency where one is given. A bare model promises no residency of either kind. */
export function waysToCall({ profiles, isOnDemand }: GridCell, only?: Residency): readonly Way[] {
  const counted = profiles.filter(({ scope }) => only === undefined || scope === only)
  const geographies = new Set(
    counted.flatMap(({ scope, geography }) => (scope === 'geography' ? [geography] : [])),
  )
  return [
    ...[...geographies].map(
      (geography): Way => ({
        sign: 'geography',
        word: geography?.toUpperCase() ?? 'own',
      }),
    ),
    ...(counted.some(({ scope }) => scope === 'global')
      ? [{ sign: 'global', word: 'global' } as const]
      : []),
    ...(isOnDemand && only === undefined ? [{ sign: 'direct', word: 'direct' } as const] : []),
  ]
}
