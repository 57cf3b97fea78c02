import { Stack, Text, Title } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Leftover } from '../../shared/setup/leftover.ts'
import { problemIn, useAction } from '../api.tsx'
import { goTo } from '../navigation.ts'
import { ProblemHere } from '../problem-here.tsx'
import { Loading } from '../ui/loading.tsx'
import { RemedyButton } from '../ui/remedy-button.tsx'
import classes from './leftovers.module.css'

/** What stays all the same, and why. */
export function Leftovers({ leftovers }: { leftovers: UseQueryResult<Leftover[]> }) {
  const open = useAction('openLink')
  const problem = problemIn(leftovers.error)
  return (
    <Stack gap="xs" component="section" aria-labelledby="stays">
      <Title order={2} id="stays">
        What stays
      </Title>
      {problem && <ProblemHere problem={problem} onRetry={() => void leftovers.refetch()} />}
      {!leftovers.data && !problem && (
        <Loading what="Looking for what stays" height={56} rows={3} />
      )}
      <ul className={classes.list}>
        {leftovers.data?.map(({ id, title, why, remedy }) => (
          <li key={id} className={classes.line}>
            <Text fw={500}>{title}</Text>
            <Text c="dimmed" size="sm">
              {why}
            </Text>
            {remedy && (
              <RemedyButton remedy={remedy} onOpen={(url) => open.mutate({ url })} onGoTo={goTo} />
            )}
          </li>
        ))}
      </ul>
    </Stack>
  )
}
