import { Button } from '@mantine/core'
import { useCall } from '../api.tsx'
import { goTo } from '../navigation.ts'
import classes from './bars.module.css'

/** Says on every screen that a crash cut off something that waits for a decision. */
export function InterruptedBar() {
  const { data = [] } = useCall('readInterrupted', null)
  const [first] = data
  if (!first) return null
  return (
    <section className={classes.bar} data-kind="interrupted" aria-label="Cut off">
      <span className={classes.words}>
        <b>Cut off:</b> “{first.title}” did not come to its end.
      </span>
      <Button size="compact-sm" variant="default" onClick={() => goTo('interrupted')}>
        Look and decide
      </Button>
    </section>
  )
}
