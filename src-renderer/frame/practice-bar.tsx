import { Button } from '@mantine/core'
import { type ScenarioName, scenarios } from '../../shared/practice.ts'
import { goTo } from '../navigation.ts'
import classes from './bars.module.css'

/** Says on every screen that nothing here is real. */
export function PracticeBar({ scenario }: { scenario: ScenarioName }) {
  const title = scenarios.find(({ name }) => name === scenario)?.title
  return (
    <section className={classes.bar} data-kind="practice" aria-label="Practice account">
      <span className={classes.words}>
        <b>Practice account:</b> nothing here is real, nothing costs money
        {title && <span className={classes.scenario}> · {title}</span>}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => goTo('sign-in', 'own')}>
        Use my AWS account
      </Button>
    </section>
  )
}
