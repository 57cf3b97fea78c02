import { Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { CodeBlock } from './code-block.tsx'
import classes from './problem-notice.module.css'
import { type RemedyActions, RemedyButton, type RemedyOf } from './remedy-button.tsx'

type Props<Place extends string> = {
  problem: {
    readonly title: string
    readonly detail?: string | undefined
    readonly raw?: string | undefined
    readonly remedies: readonly RemedyOf<Place>[]
  }
} & RemedyActions<Place>

/** What went wrong and what can be done about it, in the place where it happened. */
export function ProblemNotice<Place extends string>({ problem, ...on }: Props<Place>) {
  return (
    <section className={classes.notice} role="alert" aria-label={problem.title}>
      <IconAlertTriangle className={classes.icon} size={20} aria-hidden="true" />
      <div className={classes.words}>
        <Text fw={600}>{problem.title}</Text>
        {problem.detail && <Text>{problem.detail}</Text>}
        <Group gap="xs" mt="xs">
          {problem.remedies.map((remedy) => (
            <RemedyButton key={`${remedy.kind} ${remedy.label}`} remedy={remedy} {...on} />
          ))}
        </Group>
        {problem.raw && (
          <details className={classes.raw}>
            <summary>What AWS said</summary>
            <CodeBlock label="What AWS said" text={problem.raw} />
          </details>
        )}
      </div>
    </section>
  )
}
