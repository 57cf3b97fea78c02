import type { Gap, MetricsDetail } from '../../shared/usage/metrics.ts'
import { ProblemHere } from '../problem-here.tsx'
import { formatDayAndTime } from '../ui/format.ts'
import classes from './usage.module.css'

const reasons: Readonly<Record<Gap['reason'], string>> = {
  partial: 'AWS has not handed out all of it yet',
  forbidden: 'you may not read it',
  fault: 'AWS failed while adding it up',
  missing: 'AWS left it out of its answer',
}

/** What the numbers do not have in them: Regions that failed, series that are not whole, and what AWS said. */
export function ReadNotes({
  detail: { regions, unanswered, gaps, notes },
  isCapReached,
}: {
  detail: MetricsDetail
  isCapReached: boolean
}) {
  const failed = regions.filter(({ status }) => status === 'failed')
  const kinds = new Map(gaps.map((gap) => [`${gap.region} ${gap.reason}`, gap]))
  // Without the limit in the way, what was never asked for is not there: no model was called in that Region.
  const unread = isCapReached
    ? regions.filter(({ status, readAt }) => status === 'kept' && readAt === undefined)
    : []
  const isWhole = [failed, unread, unanswered, gaps, notes].every((each) => each.length === 0)
  if (isWhole) return null
  return (
    <section className={classes.stack} aria-label="What is missing">
      {failed.map(({ region, problem, readAt }) => (
        <div key={region}>
          <p className={classes.dim}>
            {region} could not be read.{' '}
            {readAt === undefined
              ? 'Nothing of it is in these numbers.'
              : `What is shown of it is as of ${formatDayAndTime(readAt)}.`}
          </p>
          {problem && <ProblemHere problem={problem} />}
        </div>
      ))}
      {unread.length > 0 && (
        <p className={classes.dim}>
          Not in these numbers yet: {unread.map(({ region }) => region).join(', ')}. Reading them
          now would cost more than the day’s limit for looking; “Read anew” does so all the same.
        </p>
      )}
      {unanswered.length > 0 && (
        <p className={classes.dim}>
          Whether Claude is used from {firstOf(unanswered)} could not be found out: no answer came
          from there. It is asked for again with one of the next readings, and with “Read anew”.
        </p>
      )}
      {[...kinds].map(([key, { region, reason }]) => {
        const own = gaps.filter((gap) => gap.region === region && gap.reason === reason)
        const ids = [...new Set(own.map(({ id }) => id))]
        return (
          <p key={key} className={classes.dim}>
            {region}: {own.length} of the numbers of {firstOf(ids)} are not whole, because{' '}
            {reasons[reason]}.
          </p>
        )
      })}
      {notes.map((note) => (
        <p key={note} className={classes.dim}>
          AWS says: {note}
        </p>
      ))}
    </section>
  )
}

/** As many names as fit into a sentence. */
const firstOf = (names: readonly string[]) =>
  `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`
