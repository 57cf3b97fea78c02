import { Group, NumberInput, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { GuardrailsAsk, type GuardrailsReview } from '../../../shared/setup/guardrails.ts'
import { useCall } from '../../api.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Feature } from '../feature.tsx'
import { BudgetState } from './budget-state.tsx'

const covers = [
  { value: 'claude', label: 'Claude on Bedrock alone' },
  { value: 'account', label: 'Everything in this account' },
]
type Draft = { readonly limit: number | string; readonly covers: string; readonly emails: string }

const draftOf = ({ own }: GuardrailsReview): Draft => ({
  limit: own?.limitUsd ?? 100,
  covers: own?.covers ?? 'claude',
  emails: own?.emails.join('\n') ?? '',
})

const askOf = ({ limit, covers, emails }: Draft) =>
  GuardrailsAsk.safeParse({
    action: 'set',
    limitUsd: limit === '' ? 0 : limit,
    covers,
    emails: emails.split(/[\s,;]+/).filter((each) => each !== ''),
  })

/** A monthly budget: how much, of what, and who is told. */
export function GuardrailsSection() {
  const review = useCall('reviewGuardrails', null)
  const [typed, setTyped] = useState<Draft>()
  const [isRemoval, setRemoval] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const draft = typed ?? (review.data && draftOf(review.data))
  const ask = draft && askOf(draft)
  const faultOf = (member: string) =>
    isChecked ? ask?.error?.issues.find(({ path }) => path[0] === member)?.message : undefined
  const change = (more: Partial<Draft>) => draft && setTyped({ ...draft, ...more })
  const wanted = isRemoval ? ({ action: 'remove' } as const) : ask?.data
  return (
    <Feature
      step="cost-guardrails"
      title="A budget that tells before it gets expensive (AWS Budgets)"
      about="AWS mails you at 50, 80 and 100 % of an amount, and when it expects more."
      request={wanted && { step: 'cost-guardrails', ask: wanted }}
      verb={isRemoval ? 'Remove the budget…' : 'Set the budget…'}
      onMissing={() => setChecked(true)}
      whyNot="its budget filters for “Amazon Bedrock”, under which Claude is not billed: each model is a service of its own, sold by AWS Marketplace. And mail by AWS Budgets itself needs no topic, no policy and no confirmation."
    >
      {!review.data || !draft ? (
        <Loading what="Reading the budgets" height={56} rows={2} />
      ) : (
        <Stack gap="sm">
          <BudgetState review={review.data} isRemoval={isRemoval} onRemoval={setRemoval} />
          {!isRemoval && (
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
                  onChange={(limit) => change({ limit })}
                />
                <Select
                  label="What counts"
                  w={260}
                  allowDeselect={false}
                  data={covers}
                  value={draft.covers}
                  onChange={(value) => change({ covers: value ?? 'claude' })}
                />
              </Group>
              <Textarea
                label="Who is told"
                description="E-mail addresses, one on each line; up to ten"
                autosize
                minRows={2}
                value={draft.emails}
                error={faultOf('emails')}
                onChange={({ currentTarget }) => change({ emails: currentTarget.value })}
              />
            </>
          )}
        </Stack>
      )}
    </Feature>
  )
}
