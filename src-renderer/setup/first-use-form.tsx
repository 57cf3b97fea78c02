import { Group, Select, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect } from 'react'
import { UseCaseForm } from '../../shared/setup/choices.ts'
import { formErrors } from './form-errors.ts'

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

/** Anthropic's first-use form, asked once for the whole account. Tells what was entered as soon as it can be sent. */
export function FirstUseForm({
  onChange,
  asked,
}: {
  onChange: (form: UseCaseForm | undefined) => void
  /** How often the person wanted to send it although something was missing. */
  asked: number
}) {
  const tell = useDebouncedCallback(
    (values: typeof start) => onChange(UseCaseForm.safeParse(values).data),
    300,
  )
  const form = useForm({
    initialValues: start,
    validate: (values) => formErrors(UseCaseForm.safeParse(values)),
    validateInputOnBlur: true,
    onValuesChange: tell,
  })
  const { validate, getInputNode } = form
  useEffect(() => {
    if (asked === 0) return
    const [first] = Object.keys(validate().errors)
    if (first) getInputNode(first)?.focus()
  }, [asked, validate, getInputNode])
  return (
    <Stack gap="sm" component="section" aria-labelledby="first-use">
      <Title order={2} id="first-use">
        Anthropic’s first-use form
      </Title>
      <Group grow align="flex-start">
        <TextInput
          label="Company, or your own name"
          autoComplete="organization"
          {...form.getInputProps('companyName')}
        />
        <TextInput
          label="Website"
          placeholder="https://example.com"
          autoComplete="url"
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
        <TextInput label="Which industry" {...form.getInputProps('otherIndustryOption')} />
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
