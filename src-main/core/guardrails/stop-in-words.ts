import type { OwnBudget } from '../../../shared/setup/guardrails.ts'

type Stop = NonNullable<OwnBudget['stop']>
type Words = { readonly title: string; readonly detail: string }

/** What a stop has come to, where somebody has to decide; undefined while it only stands by. */
export function stopInWords({ who, status }: Stop): Words | undefined {
  const name = `${who.kind} ${who.name}`
  switch (status) {
    case 'STANDBY':
    case 'RESET_IN_PROGRESS':
      return undefined
    case 'PENDING':
      return {
        title: 'The budget is used up, and the stop waits for your approval',
        detail: `Approve it, and the ${name} can call no model any more. Until then nobody is stopped.`,
      }
    case 'EXECUTION_IN_PROGRESS':
    case 'EXECUTION_SUCCESS':
      return {
        title: `The ${name} is stopped: the budget is used up`,
        detail:
          'Calls to models are refused with an explicit deny. It stays so next month, too, until the stop is lifted here.',
      }
    case 'REVERSE_IN_PROGRESS':
    case 'REVERSE_SUCCESS':
      return {
        title: 'The stop is lifted, and stops nobody until it is armed again',
        detail: 'Raise the limit or wait for the next month, then arm it again.',
      }
    case 'EXECUTION_FAILURE':
      return { title: 'AWS could not stop anybody', detail: failed }
    case 'REVERSE_FAILURE':
    case 'RESET_FAILURE':
      return { title: 'AWS could not lift the stop', detail: failed }
  }
}

const failed =
  'Most often the role of AWS Budgets has lost its right, or the policy is gone. “Change the budget” puts both back; then have AWS try once more.'

export const stopEvidence = (stop: Stop | undefined) =>
  stop
    ? [
        {
          label: 'Stop at 100 %',
          value: `${stop.who.kind} ${stop.who.name}, ${stop.approval === 'manual' ? 'after approval' : 'by itself'} (${stop.status})`,
        },
      ]
    : []
