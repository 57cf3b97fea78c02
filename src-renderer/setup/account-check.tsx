import type { Ability } from '../../shared/setup/review.ts'
import { problemIn, useCall } from '../api.tsx'
import { NothingChanges } from '../plan/plan-preview.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './account-check.module.css'
import { FindingLine } from './finding-line.tsx'
import { MissingRights } from './missing-rights.tsx'
import { backFrom, eyebrowOf, goOn } from './screen-order.ts'
import { useFinding } from './use-findings.ts'

const answers = {
  yes: { status: 'done', word: 'May' },
  no: { status: 'needs-admin', word: 'May not' },
  unknown: { status: 'unknown', word: 'Not known' },
} as const

/** What the identity may do, found by asking, before anything depends on it. */
export function AccountCheck() {
  const seen = useFinding('account-check')
  const review = useCall('reviewAccount', null, { refetchOnWindowFocus: 'always' })
  const problem = problemIn(review.error)
  const isDone = seen.data?.status === 'done'
  return (
    <Screen
      title={(isDone && seen.data?.title) || 'What this sign-in may do'}
      eyebrow={eyebrowOf('account-check')}
      lead="Asked of AWS just now, without changing anything. What you may not do yourself, an administrator can do for you later."
      primary={{ label: 'Continue', onPress: () => goOn('account-check'), isHeld: seen.isPending }}
      back={backFrom('account-check')}
    >
      {!isDone && <FindingLine seen={seen} hasEvidence={false} />}
      {problem ? (
        <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
      ) : review.data ? (
        <DataTable
          caption="What this sign-in may do"
          rows={review.data.abilities}
          rowKey={({ id }) => id}
          columns={[
            { title: 'Ability', cell: (ability) => <Words ability={ability} /> },
            {
              title: 'Answer',
              cell: ({ answer }) => <StatusBadge {...answers[answer]} />,
              width: '120px',
            },
          ]}
        />
      ) : (
        <Loading what="Asking AWS what this sign-in may do" height={56} rows={7} />
      )}
      {review.data && <MissingRights abilities={review.data.abilities} />}
      <NothingChanges />
    </Screen>
  )
}

function Words({ ability: { title, how, answer, neededFor, actions } }: { ability: Ability }) {
  return (
    <>
      <details className={classes.how}>
        <summary>{title}</summary>
        <p className={classes.note}>{how}</p>
        <p className={classes.actions}>{actions.join(', ')}</p>
      </details>
      {answer !== 'yes' && (
        <p className={classes.note}>
          Needed for {neededFor.charAt(0).toLowerCase() + neededFor.slice(1)}
        </p>
      )}
    </>
  )
}
