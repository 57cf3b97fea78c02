import { UnstyledButton } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import type { Connection } from '../../shared/setup/connection.ts'
import { goTo } from '../navigation.ts'
import { formatDuration } from '../ui/format.ts'
import { useNow } from '../ui/use-now.ts'
import classes from './identity-chip.module.css'

/** Which account, who, where, and for how long: always in sight. */
export function IdentityChip({ connection }: { connection: Connection | undefined }) {
  const now = useNow(30_000)
  if (!connection) return <span className={classes.chip} aria-hidden="true" />
  const { identity, region, expiresAt } = connection
  return (
    <UnstyledButton
      className={classes.chip}
      data-problem={!identity}
      onClick={() => goTo('sign-in')}
      title="Change who you are signed in as"
    >
      <IconUserCircle size={18} aria-hidden="true" className={classes.icon} />
      {identity ? (
        <>
          <b>{identity.accountName ?? `Account …${identity.account.slice(-4)}`}</b>
          <span className={classes.part}>{identity.name}</span>
          <span className={classes.part}>{region}</span>
        </>
      ) : (
        <b>Not signed in</b>
      )}
      {expiresAt !== undefined && (
        <span className={classes.part} data-ending={expiresAt - now < 10 * 60_000}>
          {expiresAt > now ? `${formatDuration(expiresAt - now)} left` : 'run out'}
        </span>
      )}
    </UnstyledButton>
  )
}
