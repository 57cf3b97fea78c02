import { Anchor, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { Preview } from '../../plan/plan-preview.tsx'
import { RunView } from '../../plan/run-view.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { CredentialsFile } from './credentials-file.tsx'
import type { Pasting } from './use-paste-keys.ts'

/** The form for access keys, then what will be written. */
export function PasteKeys({ pasting: { form, plan, run, problem, change } }: { pasting: Pasting }) {
  if (run) return <RunView run={run} />
  if (plan)
    return (
      <Stack gap="xs">
        <Text>
          Keys ending in <b>{form.values.accessKeyId.trim().slice(-4)}</b>.{' '}
          <Anchor component="button" type="button" onClick={change}>
            Enter other keys
          </Anchor>
        </Text>
        <Title order={2}>What will change</Title>
        <Preview plan={plan} />
      </Stack>
    )
  const isTemporary = form.values.accessKeyId.trim().startsWith('ASIA')
  return (
    <Stack gap="sm">
      {problem && <ProblemHere problem={problem} />}
      <CredentialsFile onRead={(keys) => form.setValues(keys)} />
      <TextInput
        label="Access key id"
        placeholder="AKIA…"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('accessKeyId')}
      />
      <PasswordInput
        label="Secret access key"
        autoComplete="off"
        {...form.getInputProps('secretAccessKey')}
      />
      {isTemporary && (
        <PasswordInput
          label="Session token"
          description="Keys that start with ASIA are temporary and come with one."
          autoComplete="off"
          {...form.getInputProps('sessionToken')}
        />
      )}
      <Group grow align="flex-start">
        <TextInput label="Save as profile" {...form.getInputProps('profile')} />
        <TextInput label="Region" {...form.getInputProps('region')} />
      </Group>
    </Stack>
  )
}
