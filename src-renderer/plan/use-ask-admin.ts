import { useRef, useState } from 'react'
import type { Plan } from '../../shared/setup/plan.ts'

/** Which plan an administrator is being asked for. Closing gives the focus back to where it came from. */
export function useAskAdmin() {
  const [asked, setAsked] = useState<Plan>()
  const opener = useRef<Element | null>(null)
  return {
    asked,
    open: (plan: Plan) => {
      opener.current = document.activeElement
      setAsked(plan)
    },
    close: () => {
      setAsked(undefined)
      const back = opener.current?.isConnected ? opener.current : document.querySelector('main h1')
      if (back instanceof HTMLElement) back.focus()
    },
  }
}
