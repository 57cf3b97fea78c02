import type { GuardrailsAsk } from '../../../shared/setup/guardrails.ts'
import type { Change } from '../changes/change.ts'
import type { StepContext, StepPlan } from '../steps/step.ts'
import { planExecution } from './execute-stop.ts'
import { byMail, byTopic, type HeldBudget } from './own-budget.ts'
import type { HeldStop } from './own-stop.ts'
import { type HeldTopic, topicArn } from './own-topic.ts'
import { planBudget, planBudgetRemoval, type Wanted } from './plan-budget.ts'
import { planStop } from './plan-stop.ts'
import { planStopRemoval } from './plan-stop-removal.ts'
import type { Telling } from './plan-telling.ts'
import { nothing, planAskAgain, planTopic, planTopicRemoval } from './plan-topic.ts'
import type { StopParts } from './read-stop-parts.ts'

/** What stands of the guardrails. */
export type Guardrails = {
  readonly budget: HeldBudget | undefined
  /** Null where there is none, or nobody may look. */
  readonly topic: HeldTopic | null
  readonly stop: HeldStop | undefined
  readonly stopParts: StopParts
  /** ARN of whom a wanted stop is to hold for. */
  readonly whoArn: string
  readonly services: readonly string[]
}

const late =
  'AWS updates budgets a few times a day, so a message can come 8 to 24 hours late. A budget tells; it stops nothing.'
const lateStop =
  'AWS updates budgets a few times a day, so the stop can come 8 to 24 hours after the limit is passed. It does not lift itself at the end of the month: lift it here, and arm it again.'

/** Makes of what stands what is asked for, and changes nothing else. */
export async function planGuardrails(
  context: StepContext,
  ask: GuardrailsAsk,
  held: Guardrails,
): Promise<StepPlan> {
  switch (ask.action) {
    case 'set':
      return planWanted(context, ask, held)
    case 'remove':
      return planRemoval(context, held)
    case 'ask-again': {
      const { changes, notes } = planAskAgain(held.topic)
      const title =
        changes.length > 0 ? 'Mail the link once more' : 'Everybody has confirmed already'
      return { title, changes, notes }
    }
    case 'approve':
    case 'lift':
    case 'arm':
    case 'retry':
      return planExecution(context, held.stop, ask.action)
  }
}

async function planWanted(context: StepContext, ask: Wanted, held: Guardrails): Promise<StepPlan> {
  const { account } = context.identity
  const { budget, topic, services } = held
  const topicPart = ask.tell === 'topic' ? planTopic(account, topic, ask.emails) : nothing
  const telling = tellingOf(account, ask, topicPart.changes)
  const made = planBudget(account, ask, budget, services, telling)
  const stop = await planWantedStop(context, ask, held, telling, made)
  const left =
    ask.tell === 'mail' && topic
      ? planTopicRemoval(
          account,
          topic,
          [...made, ...stop].map(({ id }) => id),
        )
      : nothing
  const changes = [...topicPart.changes, ...made, ...stop, ...left.changes]
  const lateNote = ask.stop ? lateStop : late
  return {
    title:
      changes.length === 0
        ? 'The budget is as it should be'
        : budget
          ? 'Change the budget'
          : 'Tell somebody before it gets expensive',
    changes,
    notes: [...topicPart.notes, ...left.notes, ...(changes.length > 0 ? [lateNote] : [])],
  }
}

async function planWantedStop(
  context: StepContext,
  { stop: ask }: Wanted,
  { stop, stopParts: parts, whoArn: arn }: Guardrails,
  { subscribers, after }: Telling,
  made: readonly Change[],
): Promise<Change[]> {
  if (!ask) return planStopRemoval(context, stop, parts)
  const created = made.filter(({ id }) => id === 'create-budget').map(({ id }) => id)
  return planStop(context, stop, { ask, arn, subscribers, parts, after: [...after, ...created] })
}

function tellingOf(
  account: string,
  { tell, emails }: Wanted,
  topicChanges: ReturnType<typeof planTopic>['changes'],
): Telling {
  const ownTopic = topicArn({ account })
  const before = topicChanges.filter(({ id }) => id === 'create-topic' || id === 'open-topic')
  return {
    subscribers: tell === 'topic' ? [byTopic(ownTopic)] : emails.map(byMail),
    ownTopic,
    after: before.map(({ id }) => id),
    settling: before.length > 0 ? { settleMs: 15_000, settlesOn: ['aws.refused'] } : {},
  }
}

function planRemoval(
  context: StepContext,
  { budget, topic, stop, stopParts }: Guardrails,
): StepPlan {
  const { account } = context.identity
  const stopped = planStopRemoval(context, stop, stopParts)
  const after = stopped.filter(({ id }) => id === 'delete-stop').map(({ id }) => id)
  const removed = budget ? [planBudgetRemoval(account, budget, after)] : []
  const left = topic
    ? planTopicRemoval(
        account,
        topic,
        removed.map(({ id }) => id),
      )
    : nothing
  const changes = [...stopped, ...removed, ...left.changes]
  return {
    title: changes.length > 0 ? 'Remove the budget' : 'There is no budget to remove',
    changes,
    notes: left.notes,
  }
}
