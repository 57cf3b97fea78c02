import { Button, Title } from '@mantine/core'
import { useState } from 'react'
import type { UndoRequest } from '../../shared/setup/plan.ts'
import { stepTitles } from '../../shared/setup/step-titles.ts'
import { problemIn, useCall } from '../api.tsx'
import { UndoPanel } from '../plan/undo-panel.tsx'
import { useRuns } from '../plan/use-runs.ts'
import { ProblemHere } from '../problem-here.tsx'
import { Loading } from '../ui/loading.tsx'
import { noFilter } from './filter-history.ts'
import { HistoryList } from './history-list.tsx'

type Undoing = { readonly title: string; readonly request: UndoRequest; readonly verb: string }

/** What was made, with the ways to take back one change or everything. Brief: no search and no files to save. */
export function MadeAndUndo({ isBrief = false }: { isBrief?: boolean }) {
  const history = useCall('readHistory', null, { refetchOnWindowFocus: 'always' })
  const runs = useRuns()
  const [filter, setFilter] = useState(noFilter)
  const [undoing, setUndoing] = useState<Undoing>()
  const problem = problemIn(history.error)
  if (problem) return <ProblemHere problem={problem} onRetry={() => void history.refetch()} />
  if (!history.data) return <Loading what="Reading the history" height={44} rows={5} />
  if (undoing)
    return (
      <UndoPanel
        key={JSON.stringify(undoing.request)}
        {...undoing}
        runs={runs}
        onClose={() => {
          setUndoing(undefined)
          document.querySelector<HTMLElement>('main h1')?.focus()
        }}
      />
    )
  return (
    <>
      {!isBrief && <Title order={2}>Changes</Title>}
      <HistoryList
        isBrief={isBrief}
        entries={history.data}
        filter={filter}
        onFilter={setFilter}
        onUndo={({ id, title }) =>
          setUndoing({
            title: `Take back: ${title}`,
            verb: 'Undo this change',
            request: { scope: 'change', changeId: id },
          })
        }
        onUndoStep={(step) =>
          setUndoing({
            title: `Take back everything of the step “${stepTitles[step]}”`,
            verb: 'Undo this step',
            request: { scope: 'step', step },
          })
        }
      />
      {history.data.some(({ undoable }) => undoable) && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() =>
            setUndoing({
              title: 'Take back everything Groundwork made in this account',
              verb: 'Undo everything',
              request: { scope: 'everything' },
            })
          }
        >
          Undo everything…
        </Button>
      )}
    </>
  )
}
