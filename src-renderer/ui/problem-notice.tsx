import { Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
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
  /** Nothing is broken: something is just not there, or not for this person. */
  isCalm?: boolean
} & RemedyActions<Place>

/** What went wrong and what can be done about it, in the place where it happened. */
export function ProblemNotice<Place extends string>({
  problem,
  isCalm = false,
  ...on
}: Props<Place>) {
  const Icon = isCalm ? IconInfoCircle : IconAlertTriangle
  return (
    <section
      className={classes.notice}
      data-calm={isCalm}
      role={isCalm ? 'note' : 'alert'}
      aria-label={problem.title}
    >
      <Icon className={classes.icon} size={20} aria-hidden="true" />
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
