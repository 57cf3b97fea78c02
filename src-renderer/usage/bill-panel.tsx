import type { CrossCheck } from '../../shared/usage/cross-check.ts'
import type { RecordTypes, Spend, SpendDay } from '../../shared/usage/spend.ts'
import { DataTable } from '../ui/data-table.tsx'
import { formatTokens, formatUsd } from '../ui/format.ts'
import { type BillLine, billLines } from './bill-lines.ts'
import { CrossCheckTable } from './cross-check-table.tsx'
import classes from './usage.module.css'

type Props = {
  /** The days of the range, through the filter. */
  days: readonly SpendDay[]
  spend: Spend
  checks: readonly CrossCheck[]
}

/** The bill line by line, what is on it beside use, and whether its tokens are those that were counted. */
export function BillPanel({ days, spend, checks }: Props) {
  const asides = [...spend.otherCurrencies, ...spend.notBedrock]
  return (
    <details className={classes.panel}>
      <summary className={classes.summary}>What the bill says, line by line</summary>
      <div className={classes.stack}>
        <DataTable<BillLine>
          caption="Lines of the bill in this range"
          rows={billLines(days)}
          rowKey={({ key }) => key}
          empty="Nothing is billed in this range yet."
          columns={[
            { title: 'For', cell: ({ name }) => name },
            { title: 'What', cell: ({ what }) => what },
            { title: 'Where', cell: ({ where }) => where },
            {
              title: 'Tokens',
              align: 'right',
              cell: ({ tokens }) => (tokens === 0 ? '–' : formatTokens(tokens)),
            },
            { title: 'Billed', align: 'right', cell: ({ usd }) => formatUsd(usd) },
          ]}
        />
        <p className={classes.plain}>{recordWords(spend.monthToDate)}</p>
        {asides.length > 0 && (
          <DataTable
            caption="On the bill, and not in any sum here"
            rows={asides}
            rowKey={({ service, recordType, currency }) => `${service} ${recordType} ${currency}`}
            columns={[
              { title: 'On the bill, and not in any sum here', cell: ({ service }) => service },
              { title: 'Kind', cell: ({ recordType }) => recordType },
              {
                title: 'Amount',
                align: 'right',
                cell: ({ amount, currency }) =>
                  currency === 'USD' ? formatUsd(amount) : `${amount.toFixed(2)} ${currency}`,
              },
            ]}
          />
        )}
        <h3 className={classes.small}>Tokens billed beside tokens counted</h3>
        <CrossCheckTable checks={checks} />
        {spend.notes.map((note) => (
          <p key={note} className={classes.plain}>
            {note}
          </p>
        ))}
      </div>
    </details>
  )
}

/** This month's use, and what stands apart from it. */
function recordWords({ usage, credit, refund, tax, other }: RecordTypes): string {
  const apart = [
    ['credits', credit],
    ['refunds', refund],
    ['tax of the whole account', tax],
    ...Object.entries(other),
  ] as const
  const shown = apart.filter(([, usd]) => usd !== 0).map(([name, usd]) => `${name} ${signed(usd)}`)
  return `This month: use ${formatUsd(usage)}${shown.length > 0 ? `; apart from it ${shown.join(', ')}` : ', with no credits, refunds or tax yet'}.`
}

const signed = (usd: number) => (usd < 0 ? `−${formatUsd(-usd)}` : formatUsd(usd))
