import { Stack } from '@mantine/core'
import { useState } from 'react'
import type { GuardrailsAsk, OwnBudget } from '../../../shared/setup/guardrails.ts'
import { problemIn, useCall } from '../../api.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Feature } from '../feature.tsx'
import { BudgetState } from './budget-state.tsx'
import { askOf, type Draft, draftOf } from './guardrails-draft.ts'
import { GuardrailsForm } from './guardrails-form.tsx'
import { waysOnOf } from './stop-state.tsx'

const asked = (ask: GuardrailsAsk) => ({ step: 'cost-guardrails' as const, ask })
const isWaiting = (own: OwnBudget | undefined) =>
  own?.listeners?.some(({ isConfirmed }) => !isConfirmed) === true

/** What can be done about a budget that stands. */
const waysOn = (own: OwnBudget | undefined) => [
  ...(own?.stop ? waysOnOf(own.stop) : []).map(({ verb, action }) => ({
    verb,
    request: asked({ action }),
  })),
  ...(isWaiting(own)
    ? [{ verb: 'Mail the link again…', request: asked({ action: 'ask-again' }) }]
    : []),
  ...(own ? [{ verb: 'Remove the budget…', request: asked({ action: 'remove' }) }] : []),
]

/** A monthly budget: how much, of what, who is told and how, and who is stopped at its end. */
export function GuardrailsSection() {
  const review = useCall('reviewGuardrails', null, {
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => isWaiting(state.data?.own) && 10_000,
  })
  const [typed, setTyped] = useState<Draft>()
  const [isChecked, setChecked] = useState(false)
  const draft = typed ?? (review.data && draftOf(review.data))
  const ask = draft && askOf(draft)
  const problem = problemIn(review.error)
  const faultOf = (member: string) =>
    isChecked ? ask?.error?.issues.find(({ path }) => path[0] === member)?.message : undefined
  return (
    <Feature
      step="cost-guardrails"
      title="A budget that tells before it gets expensive (AWS Budgets)"
      about="AWS tells you at 50, 80 and 100 % of an amount, and when it expects more."
      request={ask?.data && asked(ask.data)}
      verb={review.data?.own ? 'Change the budget…' : 'Set the budget…'}
      more={waysOn(review.data?.own)}
      onMissing={() => setChecked(true)}
      whyNot="its budget filters for “Amazon Bedrock”, under which Claude is not billed: each model is a service of its own, sold by AWS Marketplace. Its topic has no policy, without which AWS Budgets tells it nothing; and mail by AWS Budgets itself needs neither a topic nor a confirmation."
    >
      {review.data && draft ? (
        <Stack gap="sm">
          <BudgetState review={review.data} />
          <GuardrailsForm
            draft={draft}
            faultOf={faultOf}
            onChange={(more) => setTyped({ ...draft, ...more })}
          />
        </Stack>
      ) : problem ? (
        <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
      ) : (
        <Loading what="Reading the budgets" height={56} rows={2} />
      )}
    </Feature>
  )
}
