import { formatDuration } from './format.ts'
import { useNow } from './use-now.ts'

/** How long ago that was, ticking once a second. */
export function Elapsed({ since }: { since: number }) {
  return <span>{formatDuration(useNow(1000) - since)}</span>
}
