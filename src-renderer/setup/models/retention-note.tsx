import { Text } from '@mantine/core'

/** Said of models that only answer where prompts are kept for review. Groundwork changes nothing about that by itself. */
export function RetentionNote() {
  return (
    <Text c="dimmed" size="sm">
      Asks for a data retention mode (aws_review) in which AWS keeps prompts for up to 30 days and
      may read them. Groundwork never switches it on.
    </Text>
  )
}
