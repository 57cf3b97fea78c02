import { Group, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { JobUserAsk, usualJobUser } from '../../../shared/setup/job-user.ts'
import { formErrors } from '../../setup/form-errors.ts'
import { Feature } from '../feature.tsx'

export function JobUserSection() {
  const form = useForm({
    initialValues: usualJobUser,
    validate: (values) => formErrors(JobUserAsk.safeParse(values)),
  })
  const { data: ask } = JobUserAsk.safeParse(form.values)
  return (
    <Feature
      step="job-user"
      title="A user of its own for Claude (IAM user)"
      about="Claude then signs in as a user that may call the chosen models and nothing else. It takes an administrator to make it."
      request={ask && { step: 'job-user', ask }}
      verb="Make the user…"
      onMissing={() => form.validate()}
      whyNot="it attaches AmazonBedrockFullAccess, which also lets Claude’s key delete models and change settings; here the user gets the narrow policy of your choices. The secret is not copied by hand: it goes straight into the credentials file, and into nothing else."
    >
      <Group grow align="flex-start">
        <TextInput
          label="Name of the user"
          description="It is made in your AWS account"
          spellCheck={false}
          autoComplete="off"
          {...form.getInputProps('userName')}
        />
        <TextInput
          label="Keep its key in the profile"
          description="A sign-in by name in this computer’s AWS files"
          spellCheck={false}
          autoComplete="off"
          {...form.getInputProps('profile')}
        />
      </Group>
      <Text size="sm" c="dimmed">
        With the company sign-in (IAM Identity Center) there is no key that could be lost. Where you
        have it, use that instead.
      </Text>
    </Feature>
  )
}
