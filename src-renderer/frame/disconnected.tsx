import { Button } from '@mantine/core'
import classes from './bars.module.css'

/** The host has gone: nothing on the page can be trusted to be current. */
export function Disconnected() {
  return (
    <div className={classes.bar} data-kind="gone" role="alert">
      <span className={classes.words}>
        <b>Groundwork has stopped.</b> What was finished is kept. Start Groundwork again, then
        reload this page.
      </span>
      <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
        Reload
      </Button>
    </div>
  )
}
