import { Stack, Text, Title } from '@mantine/core'
import type { Holding, Limit } from '../../../shared/setup/review.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './policy-words.module.css'

const verdicts = {
  narrow: 'nothing beyond what it names',
  broad: 'far more of Bedrock than was chosen',
  administrator: 'everything in the account',
} as const

/** Every policy that holds today, what it allows and what becomes of it; and what stands above them all. */
export function Holdings({
  holdings,
  limits,
}: {
  holdings: readonly Holding[]
  limits: readonly Limit[]
}) {
  return (
    <Stack gap="xs" component="section" aria-labelledby="today">
      <Title order={2} size="h3" id="today">
        What holds today
      </Title>
      {holdings.length === 0 ? (
        <Text c="dimmed">No policy yet, so AWS refuses everything.</Text>
      ) : (
        <ul className={classes.list}>
          {holdings.map((holding) => (
            <li key={`${holding.group ?? ''} ${holding.name}`} className={classes.held}>
              <span>
                <b>{holding.name}</b>{' '}
                <span className={classes.from}>
                  {fromWords(holding)}: allows {verdicts[holding.verdict]}
                </span>
              </span>
              <Fate holding={holding} />
            </li>
          ))}
        </ul>
      )}
      {limits.map(({ words }) => (
        <div key={words} className={classes.limit}>
          <StatusBadge status="needs-admin" word="Held back" />
          <Text>{words}</Text>
        </div>
      ))}
    </Stack>
  )
}

function Fate({ holding: { fate, verdict } }: { holding: Holding }) {
  if (fate === 'off') return <StatusBadge status="needs-you" word="Will be taken off" />
  if (fate === 'narrowed')
    return <StatusBadge status="needs-you" word="Bedrock will be taken out" />
  return verdict === 'broad' ? (
    <StatusBadge status="needs-admin" word="Stays, see below" />
  ) : (
    <StatusBadge status="done" word="Stays" />
  )
}

const fromWords = ({ from, group }: Holding) => {
  if (from === 'group') return `through the group ${group ?? ''}`
  return from === 'inline' ? 'inline' : 'attached'
}
