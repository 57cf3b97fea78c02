import { Anchor, Button, Text } from '@mantine/core'
import { CodeBlock } from './code-block.tsx'

export type RemedyOf<Place extends string> =
  | { readonly kind: 'retry'; readonly label: string }
  | { readonly kind: 'run'; readonly label: string; readonly command: string }
  | { readonly kind: 'open'; readonly label: string; readonly url: string }
  | { readonly kind: 'goTo'; readonly label: string; readonly place: Place }

export type RemedyActions<Place extends string> = {
  onRetry?: (() => void) | undefined
  onOpen: (url: string) => void
  onGoTo: (place: Place) => void
}

/** A cure as what it is: a button, a link, or a command to copy. */
export function RemedyButton<Place extends string>({
  remedy,
  onRetry,
  onOpen,
  onGoTo,
}: RemedyActions<Place> & { remedy: RemedyOf<Place> }) {
  switch (remedy.kind) {
    case 'retry':
      return onRetry ? (
        <Button size="xs" variant="default" onClick={onRetry}>
          {remedy.label}
        </Button>
      ) : null
    case 'run':
      return (
        <div style={{ width: '100%' }}>
          <Text>{remedy.label}</Text>
          <CodeBlock label={remedy.label} text={remedy.command} wraps />
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
