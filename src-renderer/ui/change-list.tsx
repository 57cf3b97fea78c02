import type { ReactNode } from 'react'
import { ChangeLine, type Line } from './change-line.tsx'
import classes from './change-list.module.css'

export type Progress = {
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'not-run'
  readonly note?: string | undefined
  /** What went wrong on this line and its cure. */
  readonly notice?: ReactNode
}

type Props = {
  label: string
  changes: readonly Line[]
  /** By change id. Absent while the list is only a preview. */
  progress?: ReadonlyMap<string, Progress> | undefined
}

/** What will change, each line opening to the exact call or diff; the same list becomes the progress, in place. */
export function ChangeList({ label, changes, progress }: Props) {
  return (
    <>
      <ol className={classes.list} aria-label={label}>
        {changes.map((change) => (
          <ChangeLine key={change.id} change={change} progress={progress?.get(change.id)} />
        ))}
      </ol>
      <p className={classes.spoken} role="status">
        {progress && inWords(changes, progress)}
      </p>
    </>
  )
}

function inWords(changes: readonly Line[], progress: ReadonlyMap<string, Progress>): string {
  const statusOf = ({ id }: Line) => progress.get(id)?.status
  const done = changes.filter((change) => statusOf(change) === 'done').length
  const failed = changes.find((change) => statusOf(change) === 'failed')
  const running = changes.find((change) => statusOf(change) === 'running')
  const count = `${done} of ${changes.length} done.`
  if (failed) return `${count} Failed: ${failed.title}.`
  return running ? `${count} Now: ${running.title}.` : count
}
