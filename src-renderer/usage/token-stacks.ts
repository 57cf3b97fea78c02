import { addUp } from '../../shared/usage/group.ts'
import type { ModelUsage } from '../../shared/usage/usage.ts'
import type { Grouping, Shown } from './apply-view.ts'
import { modelColor, modelColors, tokenSeries, tokensOf } from './series.ts'

/** One layer of the stacked tokens, lowest first; a value for each bucket. */
export type Layer = {
  readonly name: string
  readonly color: string
  readonly values: readonly number[]
}

/** What the tokens are. */
export const stackByType = ({ tokens }: Pick<Shown, 'tokens'>): Layer[] =>
  tokenSeries.map(({ type, name, color }) => ({ name, color, values: tokens[type] }))

const ownColors = modelColors.length - 1
const othersColor = modelColor(ownColors)

/** A colour for each group, by its place; of more groups than there are colours only the largest have one of their own. */
export function groupColors(groups: readonly ModelUsage[], by: Grouping): string[] {
  if (by === 'type') return tokenSeries.map(({ color }) => color)
  if (groups.length <= modelColors.length) return groups.map((_, index) => modelColor(index))
  const largest = largestOf(groups)
  return groups.map((group) => {
    const place = largest.indexOf(group)
    return place < 0 ? othersColor : modelColor(place)
  })
}

/** Who took them. Of more groups than there are colours the largest are shown, and the others as one. */
export function stackByGroup(groups: readonly ModelUsage[], by: Grouping): Layer[] {
  const colors = groupColors(groups, by)
  const layer = (group: ModelUsage): Layer => ({
    name: group.name,
    color: colors[groups.indexOf(group)] ?? othersColor,
    values: allTokens([group]),
  })
  if (groups.length <= modelColors.length) return groups.map(layer)
  const largest = largestOf(groups)
  const others = groups.filter((group) => !largest.includes(group))
  return [
    ...largest.map(layer),
    { name: `${others.length} others`, color: othersColor, values: allTokens(others) },
  ]
}

const largestOf = (groups: readonly ModelUsage[]) =>
  groups.toSorted((a, b) => tokensOf(b) - tokensOf(a)).slice(0, ownColors)

const allTokens = (groups: readonly ModelUsage[]) =>
  addUp(
    groups.flatMap(({ tokens }) => tokenSeries.map(({ type }) => tokens[type])),
    groups[0]?.tokens.input.length ?? 0,
  )
