import { Stack, Text } from '@mantine/core'
import { useFinding } from '../../setup/use-findings.ts'
import { CodeBlock } from '../../ui/code-block.tsx'

const names = ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION']

/** Windows keeps variables of a user outside any file, so they are set, and taken back, with its own commands. */
export function WindowsVariables() {
  const evidence = useFinding('environment-variables').data?.evidence ?? []
  const values = evidence.filter(({ label }) => names.includes(label))
  if (values.length === 0) return null
  return (
    <Stack gap="xs" component="details" w="100%">
      <summary>For all of Windows instead (user variables)</summary>
      <Text size="sm">
        Groundwork changes files, and these are in none. The commands set them once, for everything
        that is started afterwards:
      </Text>
      <CodeBlock
        label="Commands that set the user variables"
        text={values.map(({ label, value }) => `setx ${label} "${value}"`).join('\n')}
      />
      <Text size="sm">The way back:</Text>
      <CodeBlock
        label="Commands that take the user variables back"
        text={values.map(({ label }) => `reg delete HKCU\\Environment /v ${label} /f`).join('\n')}
      />
    </Stack>
  )
}
