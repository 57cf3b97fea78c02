import { ActionIcon, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'

/** Copies and says so in place. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const clipboard = useClipboard({ timeout: 2000 })
  const words = clipboard.copied ? 'Copied' : `Copy: ${what}`
  return (
    <Tooltip label={clipboard.copied ? 'Copied' : 'Copy'}>
      <ActionIcon
        variant="default"
        size={28}
        aria-label={words}
        aria-live="polite"
        onClick={() => clipboard.copy(text)}
      >
        {clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      </ActionIcon>
    </Tooltip>
  )
}
