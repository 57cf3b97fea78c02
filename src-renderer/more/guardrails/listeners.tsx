import type { OwnBudget } from '../../../shared/setup/guardrails.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

type Listener = NonNullable<OwnBudget['listeners']>[number]

const columns = [
  { title: 'Address', cell: ({ email }: Listener) => email },
  {
    title: 'State',
    cell: ({ isConfirmed }: Listener) => (
      <StatusBadge
        status={isConfirmed ? 'done' : 'waiting'}
        word={isConfirmed ? 'Confirmed' : 'Has to press the link in the mail'}
      />
    ),
  },
] as const

/** Who listens to the topic, and who has still to confirm. */
export function Listeners({ listeners }: { listeners: readonly Listener[] }) {
  return (
    <DataTable
      caption="Who listens to the topic"
      columns={columns}
      rows={listeners}
      rowKey={({ email }) => email}
    />
  )
}
