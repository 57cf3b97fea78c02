import { List, Stack, Text, Title } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Plan } from '../../shared/setup/plan.ts'
import { problemIn } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { ChangeList } from '../ui/change-list.tsx'
import { Loading } from '../ui/loading.tsx'

/** What will change, before anything does. */
export function PlanPreview({
  plan,
  hasTitle = true,
  saysWhyNothing = false,
}: {
  plan: UseQueryResult<Plan>
  /** False where a heading above says it already. */
  hasTitle?: boolean
  /** Where a plan without changes is called by the reason for it. */
  saysWhyNothing?: boolean
}) {
  const problem = problemIn(plan.error)
  return (
    <Stack gap="xs" component="section" aria-label="What will change">
      {hasTitle && <Title order={2}>What will change</Title>}
      {problem ? (
        <ProblemHere problem={problem} onRetry={() => void plan.refetch()} />
      ) : plan.data ? (
        <>
          {saysWhyNothing && plan.data.changes.length === 0 && !plan.data.isByHand && (
            <Text>{plan.data.title}.</Text>
          )}
          <Preview plan={plan.data} />
        </>
      ) : (
        <Loading what="Working out what will change" height={56} rows={2} />
      )}
    </Stack>
  )
}

/** The same for a plan that is already there. */
export function Preview({ plan }: { plan: Plan }) {
  return (
    <>
      {plan.changes.length === 0 ? (
        <NothingChanges isByHand={plan.isByHand} />
      ) : (
        <ChangeList label="What will change" changes={plan.changes} />
      )}
      <Notes notes={plan.notes} />
    </>
  )
}

export function NothingChanges({ isByHand = false }: { isByHand?: boolean }) {
  return (
    <Text c="dimmed">
      {isByHand
        ? 'An administrator makes this change. Nothing happens from here.'
        : 'Nothing changes on this screen.'}
    </Text>
  )
}

/** What a plan leaves alone, and why. */
export function Notes({ notes }: Pick<Plan, 'notes'>) {
  if (notes.length === 0) return null
  return (
    <List size="sm" c="dimmed">
      {notes.map((note) => (
        <List.Item key={note}>{note}</List.Item>
      ))}
    </List>
  )
}
