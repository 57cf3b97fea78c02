import { useEffect, useRef } from 'react'

/**
 * Brings what is being changed into sight whenever `moment` changes, and the title with the outcome once all is done.
 * Nothing moves while `moment` is undefined.
 */
export function useKeepInSight(isDone: boolean, moment: string | number | undefined) {
  const active = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (moment === undefined) return
    const target = isDone ? document.querySelector('main h1') : active.current
    target?.scrollIntoView({ block: isDone ? 'end' : 'nearest' })
  }, [isDone, moment])
  return active
}
