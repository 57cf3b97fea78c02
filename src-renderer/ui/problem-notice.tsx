import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { CodeBlock } from './code-block.tsx'
import classes from './problem-notice.module.css'

type RemedyOf<Place extends string> =
  | { readonly kind: 'retry'; readonly label: string }
  | { readonly kind: 'run'; readonly label: string; readonly command: string }
  | { readonly kind: 'open'; readonly label: string; readonly url: string }
  | { readonly kind: 'goTo'; readonly label: string; readonly place: Place }

type Props<Place extends string> = {
  problem: {
    readonly title: string
    readonly detail?: string | undefined
    readonly raw?: string | undefined
    readonly remedies: readonly RemedyOf<Place>[]
  }
  onRetry?: (() => void) | undefined
  onOpen: (url: string) => void
  onGoTo: (place: Place) => void
}

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
            <Remedy key={`${remedy.kind} ${remedy.label}`} remedy={remedy} {...on} />
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

function Remedy<Place extends string>({
  remedy,
  onRetry,
  onOpen,
  onGoTo,
}: Omit<Props<Place>, 'problem'> & { remedy: RemedyOf<Place> }) {
  switch (remedy.kind) {
    case 'retry':
      return onRetry ? (
        <Button size="xs" variant="default" onClick={onRetry}>
          {remedy.label}
        </Button>
      ) : null
    case 'run':
      return (
        <div className={classes.command}>
          <Text>{remedy.label}</Text>
          <CodeBlock label={remedy.label} text={remedy.command} />
        </div>
      )
    case 'open':
      return (
        <Anchor component="button" type="button" onClick={() => onOpen(remedy.url)}>
          {remedy.label}
        </Anchor>
      )
    case 'goTo':
      return (
        <Button size="xs" variant="default" onClick={() => onGoTo(remedy.place)}>
          {remedy.label}
        </Button>
      )
    default:
      return remedy satisfies never
  }
}
