import type { CrossCheck } from '../../shared/usage/cross-check.ts'
import type { TokenType } from '../../shared/usage/usage.ts'
import { DataTable } from '../ui/data-table.tsx'
import { formatTokens } from '../ui/format.ts'
import { dayWords } from './money-chart.tsx'
import { sum } from './series.ts'

/** The same tokens twice: as AWS bills them and as CloudWatch counts them. */
export function CrossCheckTable({ checks }: { checks: readonly CrossCheck[] }) {
  const all = (tokens: Readonly<Record<TokenType, number>>) =>
    formatTokens(sum(Object.values(tokens)))
  return (
    <DataTable<CrossCheck>
      caption="Tokens billed beside tokens counted"
      rows={checks.toReversed()}
      rowKey={({ day, model }) => `${day} ${model}`}
      empty="No whole UTC day of this range is billed in full, so there is nothing to compare. A longer range has some."
      columns={[
        { title: 'Day (UTC)', cell: ({ day }) => dayWords(day) },
        { title: 'Model', cell: ({ name }) => name },
        { title: 'Tokens billed', align: 'right', cell: ({ billed }) => all(billed) },
        { title: 'Tokens counted', align: 'right', cell: ({ counted }) => all(counted) },
        { title: 'What it says', cell: ({ words }) => words },
      ]}
    />
  )
}
