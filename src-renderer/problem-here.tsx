import type { Problem } from '../shared/problem.ts'
import { useAction } from './api.tsx'
import { goTo, usePlace } from './navigation.ts'
import { ProblemNotice } from './ui/problem-notice.tsx'

/** A problem in its place, with cures that work: links open through the host, places are gone to. */
export function ProblemHere({
  problem,
  onRetry,
  isCalm = false,
}: {
  problem: Problem
  isCalm?: boolean
  onRetry?: (() => void) | undefined
}) {
  const place = usePlace()
  const open = useAction('openLink')
  const isGone = problem.code === 'app.disconnected'
  const remedies = problem.remedies.filter(
    (remedy) => remedy.kind !== 'goTo' || remedy.place !== place,
  )
  return (
    <ProblemNotice
      problem={{ ...problem, remedies }}
      isCalm={isCalm}
      onRetry={isGone ? () => location.reload() : onRetry}
      onOpen={(url) => open.mutate({ url })}
      onGoTo={goTo}
    />
  )
}
