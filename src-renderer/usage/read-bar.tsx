import { Button, Group, Menu } from '@mantine/core'
import type { Usage, UsageRequest } from '../../shared/usage/usage.ts'
import { formatTime, formatUsd } from '../ui/format.ts'
import { sourceOf } from './source.ts'
import classes from './usage.module.css'

type Wanted = Pick<UsageRequest, 'refreshSpend' | 'refreshMetrics'>
type Props = {
  usage: Usage | undefined
  /** When the core last answered (ms since 1970). */
  readAt: number
  isReading: boolean
  isPaused: boolean
  onPause: () => void
  onRead: (what: Wanted) => void
}

/** How new the numbers are, and what reading them anew costs before it is done. */
export function ReadBar({ usage, readAt, isReading, isPaused, onPause, onRead }: Props) {
  const watching = usage?.watching
  const spend = usage && sourceOf(usage.spend).value
  const price = (usd: number | undefined) => `this costs ${formatUsd(usd ?? 0, { digits: 4 })}`
  return (
    <Group gap="xs">
      <span className={classes.dim} role="status">
        {isReading ? 'Reading …' : watching && lastRead(readAt, isPaused, watching)}
      </span>
      <Button variant="default" size="xs" aria-pressed={isPaused} onClick={onPause}>
        {isPaused ? 'Go on' : 'Pause'}
      </Button>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Button variant="default" size="xs" disabled={isReading || !usage}>
            Read anew
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onRead({ refreshSpend: false, refreshMetrics: true })}>
            Tokens, from CloudWatch: {price(watching?.nextRefreshUsd)}
          </Menu.Item>
          <Menu.Item onClick={() => onRead({ refreshSpend: true })}>
            The bill, from Cost Explorer:{' '}
            {spend ? price(spend.nextRefreshUsd) : 'this costs up to $0.04'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" size="xs" onClick={() => window.print()}>
        Print
      </Button>
    </Group>
  )
}

function lastRead(readAt: number, isPaused: boolean, watching: Usage['watching']): string {
  const next = () => {
    if (isPaused) return 'paused'
    return watching.isCapReached
      ? `the day’s limit for looking is reached, on at ${formatTime(watching.goesOnAt)}`
      : `next ${formatTime(readAt + watching.pollAfterMs)}`
  }
  return `Last read ${formatTime(readAt)}, ${next()}`
}
