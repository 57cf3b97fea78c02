import {
  filterRows,
  type GroupBy,
  groupRows,
  joinRows,
  type UsageFilter,
} from '../../shared/usage/group.ts'
import type { UsageRow } from '../../shared/usage/metrics.ts'
import type { Metrics } from '../../shared/usage/usage.ts'

/** What of the numbers is shown, and what belongs together. */
export type View = { readonly by: GroupBy; readonly filter: UsageFilter }
export const wholeView: View = { by: 'model', filter: {} }

/** The metrics of the rows that pass the filter, with a "model" for each group of them. */
export function applyView(metrics: Metrics, buckets: number, { by, filter }: View): Metrics {
  const rows = filterRows(metrics.detail.rows, filter)
  const total = joinRows(rows, buckets)
  return {
    ...metrics,
    models: groupRows(rows, by).map(({ key, name, rows: own, tokens, usd }) => ({
      model: key,
      name,
      ids: [...new Set(own.map(({ id }) => id))],
      tokens,
      usd,
    })),
    requests: total.requests,
    latency: total.latency,
  }
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
