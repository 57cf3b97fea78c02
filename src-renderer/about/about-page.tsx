import { Stack } from '@mantine/core'
import { Screen } from '../ui/screen.tsx'
import { Overview } from './overview.tsx'
import { Prerequisites } from './prerequisites.tsx'
import { WordList } from './word-list.tsx'

/** What this is all about, for somebody who has never heard of it. */
export function AboutPage() {
  return (
    <Screen
      title="About Amazon Bedrock"
      lead="What it is, what you need for it, and what its words mean. Nothing here changes anything."
    >
      <Stack gap="xl">
        <Overview />
        <Prerequisites />
        <WordList />
      </Stack>
    </Screen>
  )
}
