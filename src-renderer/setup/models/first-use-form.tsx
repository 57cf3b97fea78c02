import { Group, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { UseCaseForm } from '../../../shared/setup/choices.ts'
import { formErrors } from '../form-errors.ts'
import { useDraft } from './use-draft.ts'

const industries = [
  'Technology',
  'Education',
  'Finance',
  'Government',
  'Healthcare',
  'Manufacturing',
  'Media',
  'Non-profit',
  'Research',
  'Retail',
  'Software',
  'Other',
]

const audiences = [
  { value: '0', label: 'People inside the company' },
  { value: '1', label: 'People outside the company' },
  { value: '2', label: 'Both' },
]

const start = {
  companyName: '',
  companyWebsite: '',
  intendedUsers: '0',
  industryOption: 'Technology',
  otherIndustryOption: '',
  useCases: 'Claude Code and similar tools help our people write, review and test software.',
}

/** The form's state: what can be sent already, and how to point at what is missing. */
export function useFirstUse() {
  const draft = useDraft('first-use-form', start)
  const [ready, setReady] = useState(() => UseCaseForm.safeParse(draft.read()).data)
  const tell = useDebouncedCallback(
    (values: typeof start) => setReady(UseCaseForm.safeParse(values).data),
    300,
  )
  const form = useForm({
    initialValues: draft.read(),
    validate: (values) => formErrors(UseCaseForm.safeParse(values)),
    validateInputOnBlur: true,
    onValuesChange: (values) => {
      draft.keep(values)
      tell(values)
    },
  })
  const askForMissing = () => {
    const [first] = Object.keys(form.validate().errors)
    if (first) form.getInputNode(first)?.focus()
    // Pressed right after the last key: what is there is good, and has only not been looked at yet.
    else setReady(UseCaseForm.safeParse(form.getValues()).data)
  }
  return { form, ready, askForMissing }
}

/** Anthropic's first-use form, asked once for the whole account. */
export function FirstUseForm({ form }: { form: ReturnType<typeof useFirstUse>['form'] }) {
  return (
    <Stack gap="sm" component="section" aria-labelledby="first-use">
      <Title order={2} id="first-use">
        Anthropic’s first-use form
      </Title>
      <Text>
        These answers go to Anthropic through AWS, and nothing else. Read them once more before you
        send them: <b>they cannot be changed or taken back.</b>
      </Text>
      <Group grow align="flex-start">
        <TextInput
          label="Company, or your own name"
          autoComplete="organization"
          maxLength={128}
          {...form.getInputProps('companyName')}
        />
        <TextInput
          label="Website"
          placeholder="https://example.com"
          autoComplete="url"
          maxLength={128}
          {...form.getInputProps('companyWebsite')}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label="Who will use it"
          data={audiences}
          allowDeselect={false}
          {...form.getInputProps('intendedUsers')}
        />
        <Select
          label="Industry"
          data={industries}
          allowDeselect={false}
          {...form.getInputProps('industryOption')}
        />
      </Group>
      {form.values.industryOption === 'Other' && (
        <TextInput
          label="Which industry"
          maxLength={128}
          {...form.getInputProps('otherIndustryOption')}
        />
      )}
      <Textarea
        label="What for"
        description="A sentence is enough. Change it if this is not what you do."
        rows={3}
        maxLength={8192}
        {...form.getInputProps('useCases')}
      />
    </Stack>
  )
}
