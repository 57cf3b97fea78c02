import { useState } from 'react'
import type { Metrics, ModelUsage } from '../../shared/usage/usage.ts'
import { DataTable } from '../ui/data-table.tsx'
import { formatTokens, formatUsd } from '../ui/format.ts'
import { modelColor, sum, tokensOf } from './series.ts'
import classes from './usage.module.css'

type Sort = 'tokens' | 'usd'

/** By what: each model with its tokens, its share and its estimated cost. */
export function ModelTable({ metrics }: { metrics: Metrics }) {
  const [sort, setSort] = useState<Sort>('usd')
  const all = sum(metrics.models.map(tokensOf))
  const usdOf = ({ usd }: ModelUsage) => (usd === null ? undefined : sum(usd))
  const rows = metrics.models
    .map((model, index) => ({
      model,
      color: modelColor(index),
      tokens: tokensOf(model),
      usd: usdOf(model),
    }))
    .toSorted((a, b) => (sort === 'usd' ? (b.usd ?? 0) - (a.usd ?? 0) : b.tokens - a.tokens))
  type Row = (typeof rows)[number]
  const part =
    (type: keyof ModelUsage['tokens']) =>
    ({ model }: Row) =>
      formatTokens(sum(model.tokens[type]))
  return (
    <section className={classes.panel} aria-label="By model">
      <div className={classes.head}>
        <h2>By model</h2>
        <span className={classes.dim}>estimated</span>
        <span className={classes.gap} />
        <label className={classes.dim}>
          Sort by{' '}
          <select
            value={sort}
            onChange={({ target }) => setSort(target.value === 'usd' ? 'usd' : 'tokens')}
          >
            <option value="usd">cost</option>
            <option value="tokens">tokens</option>
          </select>
        </label>
      </div>
      <DataTable<Row>
        caption="Use by model"
        rows={rows}
        rowKey={({ model }) => model.model}
        empty="No calls in this range."
        columns={[
          {
            title: 'Model',
            cell: ({ model }) => <span title={model.ids.join(', ')}>{model.name}</span>,
          },
          {
            title: 'Share of tokens',
            cell: ({ tokens, color }) => (
              <span
                className={classes.share}
                title={`${Math.round((tokens / (all || 1)) * 100)} %`}
              >
                <span style={{ width: `${(tokens / (all || 1)) * 100}%`, background: color }} />
              </span>
            ),
          },
          { title: 'Input', align: 'right', cell: part('input') },
          { title: 'Output', align: 'right', cell: part('output') },
          { title: 'Cache read', align: 'right', cell: part('cacheRead') },
          { title: 'Cache write', align: 'right', cell: part('cacheWrite') },
          {
            title: 'Cost',
            align: 'right',
            cell: ({ usd }) => (usd === undefined ? 'price unknown' : formatUsd(usd)),
          },
        ]}
      />
    </section>
  )
}
