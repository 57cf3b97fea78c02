import { typeOf } from './cross-check.ts'
import type { UsageFilter } from './group.ts'
import type { SpendDay, SpendLine } from './spend.ts'

/** What of the filter the bill knows nothing of: such a filter cannot be applied to it. */
export const unknownToTheBill = ({ profiles, tags = {} }: UsageFilter): string | undefined => {
  const names = [profiles && 'profiles', Object.keys(tags).length > 0 && 'tags']
    .filter((name) => typeof name === 'string')
    .join(' and ')
  return names === '' ? undefined : names
}

/** Billed days through the same filter as the metrics, as far as lines name a model, a Region and a token type. */
export function filterSpend(days: readonly SpendDay[], filter: UsageFilter): SpendDay[] {
  const { models, regions, types } = filter
  if (!models && !regions && !types) return [...days]
  const isWanted = (line: SpendLine) =>
    (models === undefined || (line.model !== undefined && models.includes(line.model))) &&
    (regions === undefined || (line.region !== undefined && regions.includes(line.region))) &&
    (types === undefined || types.some((type) => type === typeOf(line)))
  return days.map((day) => {
    const lines = day.lines.filter(isWanted)
    return { ...day, lines, usd: sum(lines.map(({ usd }) => usd)), byService: byService(lines) }
  })
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

function byService(lines: readonly SpendLine[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { service, usd } of lines) sums[service] = (sums[service] ?? 0) + usd
  return sums
}
