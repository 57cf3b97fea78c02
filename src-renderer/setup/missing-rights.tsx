import { Button, Stack, Text, Title } from '@mantine/core'
import type { Ability } from '../../shared/setup/review.ts'
import { useCall } from '../api.tsx'
import { goTo } from '../navigation.ts'
import { CodeBlock } from '../ui/code-block.tsx'
import { askForRights } from './ask-for-rights.ts'

/** What to send to an administrator, where this sign-in may not do everything itself. */
export function MissingRights({ abilities }: { abilities: readonly Ability[] }) {
  const { data: connection } = useCall('readConnection', null)
  const isMissing = (id: string) =>
    abilities.some((ability) => ability.id === id && ability.answer === 'no')
  if (!connection?.identity || !abilities.some(({ answer }) => answer === 'no')) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="ask-for-rights">
      <Title order={2} id="ask-for-rights">
        What to ask an administrator for
      </Title>
      <Text c="dimmed">
        Send this text. It asks only for what is missing, holds no secret, and leaves it to the
        administrator to do what takes rights that reach far.
      </Text>
      <CodeBlock
        label="Text for your administrator"
        text={askForRights(abilities, connection.identity)}
        wraps
      />
      {isMissing('write-policies') && !isMissing('see-models') && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => goTo('permissions')}
        >
          Ask for the policy…
        </Button>
      )}
    </Stack>
  )
}
