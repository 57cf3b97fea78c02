import { Text } from '@mantine/core'
import { regionName } from '../../shared/setup/region-names.ts'
import classes from './usage.module.css'

/** What will be here, and the one thing that makes it appear. */
export function NoCalls({ region }: { region: string }) {
  return (
    <section className={classes.panel} aria-label="No calls yet">
      <Text fw={600}>No calls from {regionName(region)} in this range</Text>
      <Text>
        Tokens, requests and answer times will be here. Ask Claude Code something: the first numbers
        come about two minutes later, the bill about a day later.
      </Text>
    </section>
  )
}
