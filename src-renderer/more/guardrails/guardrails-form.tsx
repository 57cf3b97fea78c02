import { Group, NumberInput, Select, Textarea } from '@mantine/core'
import { RadioChoice } from '../../ui/radio-choice.tsx'
import type { Draft } from './guardrails-draft.ts'
import { StopFields } from './stop-fields.tsx'

const covers = [
  { value: 'claude', label: 'Claude on Bedrock alone' },
  { value: 'account', label: 'Everything in this account' },
]

const ways = [
  {
    value: 'mail',
    label: 'AWS mails each address by itself',
    description: 'Nobody has to confirm anything.',
  },
  {
    value: 'topic',
    label: 'Through a topic (Amazon SNS)',
    description: 'Other programs can listen to it, too. Each address presses a link once.',
  },
]

type Props = {
  draft: Draft
  faultOf: (member: string) => string | undefined
  onChange: (more: Partial<Draft>) => void
}

/** How much, of what, who is told and how, and who is stopped. */
export function GuardrailsForm({ draft, faultOf, onChange }: Props) {
  return (
    <>
      <Group align="flex-start">
        <NumberInput
          label="US dollars a month"
          w={180}
          min={0}
          prefix="$"
          thousandSeparator=","
          value={draft.limit}
          error={faultOf('limitUsd')}
          onChange={(limit) => onChange({ limit })}
        />
        <Select
          label="What counts"
          w={260}
          allowDeselect={false}
          data={covers}
          value={draft.covers}
          onChange={(value) => onChange({ covers: value ?? 'claude' })}
        />
      </Group>
      <Textarea
        label="Who is told"
        description="E-mail addresses, one on each line; up to ten"
        autosize
        minRows={2}
        value={draft.emails}
        error={faultOf('emails')}
        onChange={({ currentTarget }) => onChange({ emails: currentTarget.value })}
      />
      <RadioChoice
        label="How they are told"
        value={draft.tell}
        choices={ways}
        onChange={(tell) => onChange({ tell })}
      />
      <StopFields
        draft={draft}
        fault={faultOf('stop') && 'Choose who is stopped.'}
        onChange={onChange}
      />
    </>
  )
}
