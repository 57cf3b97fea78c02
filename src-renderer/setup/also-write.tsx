import { Anchor, Text } from '@mantine/core'
import { useFinding } from './use-findings.ts'

/** The guide's own tool is offered, never required. */
export function AlsoWrite({ isWanted, onWant }: { isWanted: boolean; onWant: () => void }) {
  const { data: code } = useFinding('claude-code')
  const { data: finding } = useFinding('claude-bedrock-cursor')
  if (code?.status !== 'done' || finding?.status !== 'done' || isWanted) return null
  return (
    <Text c="dimmed">
      Do you also use claude-bedrock-cursor?{' '}
      <Anchor component="button" type="button" onClick={onWant}>
        Show what would be written for it
      </Anchor>
    </Text>
  )
}
