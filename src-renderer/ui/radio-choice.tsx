import { Radio, Stack } from '@mantine/core'

type Choice = {
  readonly value: string
  readonly label: string
  readonly description?: string
  readonly disabled?: boolean
}
type Props = {
  label: string
  description?: string
  value: string
  choices: readonly Choice[]
  onChange: (value: string) => void
}

/** Radio buttons of one question, each with what it means. */
export function RadioChoice({ choices, ...group }: Props) {
  return (
    <Radio.Group {...group}>
      <Stack gap="xs" mt={6}>
        {choices.map((choice) => (
          <Radio key={choice.value} {...choice} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
