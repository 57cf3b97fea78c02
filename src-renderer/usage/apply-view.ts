import {
  filterRows,
  type GroupBy,
  groupRows,
  joinRows,
  type UsageFilter,
  type UsageGroup,
} from '../../shared/usage/group.ts'
import type { UsageRow } from '../../shared/usage/metrics.ts'
import type { Metrics, ModelUsage } from '../../shared/usage/usage.ts'
import { tokenSeries } from './series.ts'

/** What may belong together: what a row says of itself, or the kind of its tokens. */
export type Grouping = GroupBy | 'type'

/** What of the numbers is shown, and what belongs together. */
export type View = { readonly by: Grouping; readonly filter: UsageFilter }
export const wholeView: View = { by: 'model', filter: {} }

/** The metrics through a view, with what all of it adds up to in each bucket. */
export type Shown = Metrics & Pick<UsageGroup, 'tokens' | 'usd'>

/** The metrics of the rows that pass the filter, with a "model" for each group of them. */
export function applyView(metrics: Metrics, buckets: number, { by, filter }: View): Shown {
  const rows = filterRows(metrics.detail.rows, filter)
  const { tokens, usd, requests, latency } = joinRows(rows, buckets)
  const models = groupsOf(rows, buckets, by)
  return { ...metrics, models, tokens, usd, requests, latency }
}

function groupsOf(rows: readonly UsageRow[], buckets: number, by: Grouping): ModelUsage[] {
  const groups =
    by === 'type'
      ? tokenSeries.map(({ type, name }) => ({
          key: type,
          name,
          ...joinRows(filterRows(rows, { types: [type] }), buckets),
        }))
      : groupRows(rows, by)
  const names = groups.map(({ name }) => name)
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name)
  return groups.map(({ key, name, rows: own, tokens, usd }) => ({
    model: key,
    // Files have a column for each name, and a profile may be called the same in several Regions.
    name: isAlone(name) ? name : `${name} (${own[0]?.region ?? key})`,
    ids: [...new Set(own.map(({ id }) => id))],
    tokens,
    usd,
  }))
}

/** What things are grouped by, as it stands behind "By". */
export function groupingWords(by: Grouping): string {
  if (typeof by !== 'string') return `tag ${by.tag}`
  return { model: 'model', profile: 'profile', region: 'Region', type: 'token type' }[by]
}

/** The period before, through the same filter, as one number each. */
export const previousOf = (metrics: Metrics, { filter }: View) =>
  joinRows(filterRows(metrics.detail.previous.rows, filter), 1)

export type Choice = { readonly value: string; readonly label: string }

/** What there is to filter by: every model, profile, Region and tag that was used. */
export function choicesOf(rows: readonly UsageRow[]) {
  const distinct = (pick: (row: UsageRow) => Choice): Choice[] => [
    ...new Map(rows.map((row) => [pick(row).value, pick(row)])).values(),
  ]
  const tagNames = [...new Set(rows.flatMap(({ tags }) => Object.keys(tags)))].toSorted()
  return {
    models: distinct(({ model, name }) => ({ value: model, label: name })),
    profiles: distinct(({ id, profileName }) => ({ value: id, label: profileName ?? id })),
    regions: distinct(({ region }) => ({ value: region, label: region })),
    tags: tagNames.map((tag) => ({
      tag,
      values: distinct(({ tags }) => ({
        value: tags[tag] ?? '',
        label: tags[tag] ?? `without ${tag}`,
      })),
    })),
  }
}
