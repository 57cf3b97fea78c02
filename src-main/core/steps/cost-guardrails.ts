import type { OwnBudget } from '../../../shared/setup/guardrails.ts'
import type { UsageBudget } from '../../../shared/usage/budget.ts'
import { planGuardrails } from '../guardrails/plan-guardrails.ts'
import { gatherGuardrails } from '../guardrails/read-guardrails.ts'
import { reviewGuardrails } from '../guardrails/review-guardrails.ts'
import { stopEvidence, stopInWords } from '../guardrails/stop-in-words.ts'
import { finding } from './finding.ts'
import type { Step, StepContext } from './step.ts'

/** Somebody is told before Claude gets expensive: a monthly budget that really counts it. */
export const costGuardrails: Step = {
  id: 'cost-guardrails',
  check: async (context) => {
    const { own, others, mayLook } = await reviewGuardrails(context)
    const now = context.now()
    if (!mayLook)
      return finding('cost-guardrails', 'needs-admin', 'You may not see the budgets', now, {
        detail: 'An administrator may (budgets:ViewBudget).',
      })
    const all = [...(own ? [own] : []), ...others]
    const evidence = [
      ...all.map(spentOf),
      ...(own?.listeners ?? []).map(heardBy),
      ...stopEvidence(own?.stop),
    ]
    const stopped = own?.stop && stopInWords(own.stop)
    if (stopped)
      return finding('cost-guardrails', 'needs-you', stopped.title, now, {
        detail: stopped.detail,
        evidence,
      })
    if (own && own.missing.length > 0)
      return finding('cost-guardrails', 'needs-you', 'The budget misses a service of Claude', now, {
        detail: `Not counted yet: ${own.missing.join(', ')}.`,
        evidence,
      })
    if (own?.listeners && own.listeners.length === 0)
      return finding('cost-guardrails', 'needs-you', 'Nobody listens to the topic', now, {
        detail:
          'The budget tells a topic (Amazon SNS) that no address listens to. A link that is not pressed within 48 hours lapses. Enter who is told once more.',
        evidence,
      })
    const waiting = own?.listeners?.filter(({ isConfirmed }) => !isConfirmed) ?? []
    if (waiting.length > 0)
      return finding('cost-guardrails', 'waiting', waitingTitle(waiting), now, {
        detail:
          'AWS has mailed a link. Until it is pressed, within 48 hours, nothing is told to that address.',
        evidence,
        waitsFor: 'a click in a mail',
        lookAgainInMs: 10_000,
        ...askedAt(context, waiting),
      })
    const telling = all.find(({ thresholds }) => thresholds.length > 0)
    return telling
      ? finding(
          'cost-guardrails',
          'done',
          `The budget ${telling.name} of $${telling.limitUsd} a month tells before it gets expensive`,
          now,
          { evidence },
        )
      : finding('cost-guardrails', 'needs-you', 'No budget tells what Claude costs', now, {
          evidence,
        })
  },
  plan: async (context, request) =>
    request.step === 'cost-guardrails'
      ? planGuardrails(context, request.ask, await gatherGuardrails(context, request.ask))
      : { title: '', changes: [] },
}

const spentOf = ({ name, actualUsd, limitUsd, thresholds }: UsageBudget) => ({
  label: name,
  value: `$${actualUsd.toFixed(2)} of $${limitUsd} used, told at ${
    thresholds.map(({ percent }) => `${percent} %`).join(', ') || 'no threshold'
  }`,
})

type Listeners = NonNullable<OwnBudget['listeners']>
const heardBy = ({ email, isConfirmed }: Listeners[number]) => ({
  label: email,
  value: isConfirmed ? 'Confirmed' : 'Has not pressed the link in the mail yet',
})

const waitingTitle = (waiting: Listeners) =>
  waiting.length === 1
    ? `${waiting[0]?.email} has not confirmed yet`
    : `${waiting.length} addresses have not confirmed yet`

/** SNS tells nobody when it asked; the ledger knows of those this app had asked. */
function askedAt({ ledger }: StepContext, waiting: Listeners): { waitingSince?: number } {
  const asked = ledger.findLast(
    ({ effect }) =>
      effect.kind === 'aws-call' &&
      effect.operation === 'Subscribe' &&
      waiting.some(({ email }) => email === effect.input.Endpoint),
  )
  return asked ? { waitingSince: asked.at } : {}
}
