import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import type { HandOver } from '../../shared/setup/hand-over.ts'
import type { Plan } from '../../shared/setup/plan.ts'
import { problemIn, useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { Loading } from '../ui/loading.tsx'
import { CheckAgain } from './check-again.tsx'
import classes from './hand-over.module.css'
import { HandOverFileLine } from './hand-over-file.tsx'
import { saveAll } from './save-package.ts'

/** Whether there is anything in a plan that somebody else could do. */
export const canBeAsked = ({ changes, isByHand }: Plan) =>
  isByHand || changes.some(({ effect }) => effect.kind === 'aws-call')

/** What somebody with the rights needs to do it instead, and whether they have. Takes the focus when it opens. */
export function AskAdmin({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const made = useCall(
    'handOver',
    { planId: plan.id },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
  )
  const problem = made.data ? undefined : problemIn(made.error)
  return (
    <Stack gap="md" component="section" aria-label="Ask my admin" className={classes.panel}>
      <Stack gap={4}>
        <Title order={2} tabIndex={-1} ref={heading}>
          Ask my admin
        </Title>
        <Text c="dimmed">{plan.title}. Send these files; they hold no password, key or token.</Text>
      </Stack>
      {problem && <ProblemHere problem={problem} onRetry={() => void made.refetch()} />}
      {!made.data && !problem && <Loading what="Writing the request" height={56} rows={3} />}
      {made.data && <Package made={made.data} />}
      <CheckAgain step={plan.step} />
      <Group>
        <Button variant="subtle" onClick={onClose}>
          Close the request
        </Button>
      </Group>
    </Stack>
  )
}

function Package({ made }: { made: HandOver }) {
  const clipboard = useClipboard({ timeout: 4000 })
  if (made.asked === 0)
    return (
      <>
        <Text>There is nothing in it for an administrator:</Text>
        <LeftOut lines={made.leftOut} />
      </>
    )
  return (
    <>
      <ul className={classes.files} aria-label="Files for my admin">
        {made.files.map((file) => (
          <HandOverFileLine key={file.name} file={file} />
        ))}
      </ul>
      {made.leftOut.length > 0 && (
        <Stack gap={4}>
          <Text size="sm">Not in it, because it is done on this computer:</Text>
          <LeftOut lines={made.leftOut} />
        </Stack>
      )}
      <Group gap="sm">
        <Button onClick={() => void saveAll(made)}>Save all as one file</Button>
        <Button variant="default" onClick={() => clipboard.copy(made.message)}>
          <span aria-live="polite">{clipboard.copied ? 'Copied' : 'Copy the message'}</span>
        </Button>
        <Anchor href={made.mailto}>Write a mail</Anchor>
      </Group>
      <Text size="sm" c="dimmed">
        The mail opens in your mail program, where you attach what you saved. If nothing opens, copy
        the message instead.
      </Text>
    </>
  )
}

function LeftOut({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={classes.left}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
