import type { Interrupted } from '../../shared/setup/interrupted.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './interrupted-lines.module.css'

const statuses = {
  done: { status: 'done', word: 'Done' },
  failed: { status: 'blocked', word: 'Not done' },
  unknown: { status: 'unknown', word: 'Cannot be seen' },
  'not-run': { status: 'needs-you', word: 'Not begun' },
} as const

/** Each line of the plan with what became of it, and how that is known. */
export function InterruptedLines({ changes }: Pick<Interrupted, 'changes'>) {
  return (
    <ol className={classes.list} aria-label="How far it came">
      {changes.map(({ id, title, status, words }) => (
        <li key={id} className={classes.line}>
          <span>
            <span className={classes.title}>{title}</span>
            <span className={classes.words}>{words}</span>
          </span>
          <StatusBadge {...statuses[status]} />
        </li>
      ))}
    </ol>
  )
}
