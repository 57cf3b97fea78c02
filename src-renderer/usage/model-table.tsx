import { useState } from 'react'
import type { ModelUsage } from '../../shared/usage/usage.ts'
import { DataTable } from '../ui/data-table.tsx'
import { formatTokens, formatUsd } from '../ui/format.ts'
import { type Grouping, groupingWords, type Shown } from './apply-view.ts'
import { sum, tokenSeries, tokensOf } from './series.ts'
import { groupColors } from './token-stacks.ts'
import classes from './usage.module.css'

type Sort = 'tokens' | 'usd'

/** As they are spoken of: what goes in, what comes out, and the cache. */
const inOrder = ['input', 'output', 'cacheRead', 'cacheWrite'] as const

/** By what: each model, or whatever is grouped by, with its tokens, its share and its estimated cost. */
export function ModelTable({ metrics, by }: { metrics: Shown; by: Grouping }) {
  const [sort, setSort] = useState<Sort>('usd')
  const grouping = groupingWords(by)
  const colors = groupColors(metrics.models, by)
  const all = sum(metrics.models.map(tokensOf))
  const usdOf = ({ usd }: ModelUsage) => (usd === null ? undefined : sum(usd))
  const rows = metrics.models
    .map((model, index) => ({
      model,
      color: colors[index],
      tokens: tokensOf(model),
      usd: usdOf(model),
    }))
    .toSorted((a, b) => (sort === 'usd' ? (b.usd ?? 0) - (a.usd ?? 0) : b.tokens - a.tokens))
  type Row = (typeof rows)[number]
  const parts =
    by === 'type'
      ? [
          {
            title: 'Tokens',
            align: 'right' as const,
            cell: ({ tokens }: Row) => formatTokens(tokens),
          },
        ]
      : inOrder.map((type) => ({
          title: tokenSeries.find((series) => series.type === type)?.name ?? type,
          align: 'right' as const,
          cell: ({ model }: Row) => formatTokens(sum(model.tokens[type])),
        }))
  return (
    <section className={classes.panel} aria-label={`By ${grouping}`}>
      <div className={classes.head}>
        <h2>By {grouping}</h2>
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
        caption={`Use by ${grouping}`}
        rows={rows}
        rowKey={({ model }) => model.model}
        empty="No calls in this range."
        columns={[
          {
            title: grouping.charAt(0).toUpperCase() + grouping.slice(1),
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
          ...parts,
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
