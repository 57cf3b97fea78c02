import {
  type HeldBudget,
  type HeldNotification,
  readOwnBudget,
  tellsThrough,
} from '../guardrails/own-budget.ts'
import {
  type HeldStop,
  readOwnStop,
  stopName,
  stopPolicyArn,
  stopTrust,
} from '../guardrails/own-stop.ts'
import {
  type HeldTopic,
  listenersOf,
  readOwnTopic,
  topicArn,
  topicName,
} from '../guardrails/own-topic.ts'
import { ifSeen } from '../guardrails/read-guardrails.ts'
import { readStopParts } from '../guardrails/read-stop-parts.ts'
import { stopInWords } from '../guardrails/stop-in-words.ts'
import { readVersion } from '../policy/existing-policy.ts'
import type { StepContext } from '../steps/step.ts'
import { listBudgets, readBudgets } from '../usage/budgets/read-budgets.ts'
import { mayNotLook, row, rowsOr, type Told } from './chapter.ts'

/** Every budget that counts Claude, when it tells and whom, and of ours the topic and the stop. */
export async function tellBudgets(context: StepContext): Promise<Told> {
  const all = await listBudgets(context)
  const [{ budgets }, own] = await Promise.all([
    readBudgets(context, all),
    readOwnBudget(context, all),
  ])
  const parts = own ? await Promise.all([tellTopic(context, own), tellStop(context)]) : []
  return {
    rows: [
      ...rowsOr(
        budgets.map(({ name, covers, limitUsd, thresholds }) =>
          row(
            name,
            `$${limitUsd} a month for ${covers === 'claude' ? 'Claude' : 'the whole account'}; tells at ${
              thresholds.map(({ percent, of }) => `${percent} % ${of}`).join(', ') || 'no threshold'
            }`,
          ),
        ),
        'Budgets',
        'none counts Claude',
      ),
      ...(own?.notifications ?? []).map(({ notification, subscribers }) =>
        row(
          `At ${thresholdOf(notification)}`,
          subscribers.map(({ Address }) => Address).join(', ') || 'tells nobody',
        ),
      ),
      ...parts.flatMap(({ rows }) => rows),
    ],
    texts: parts.flatMap(({ texts = [] }) => texts),
    passing: parts.flatMap(({ passing = [] }) => passing),
  }
}

function thresholdOf(told: HeldNotification['notification']) {
  const { NotificationType, Threshold, ThresholdType } = told
  const amount = ThresholdType === 'ABSOLUTE_VALUE' ? `$${Threshold}` : `${Threshold} %`
  return `${amount} ${NotificationType.toLowerCase()}`
}

/** The topic with who listens to it; whether they have confirmed comes and goes without anybody changing the set-up. */
async function tellTopic(context: StepContext, own: HeldBudget): Promise<Told> {
  if (!tellsThrough(own, topicArn(context.identity))) return { rows: [] }
  const label = `Topic ${topicName}`
  const topic = await ifSeen(() => readOwnTopic(context))
  if (topic === undefined) return { rows: [row(label, mayNotLook)] }
  if (topic === null) return { rows: [row(label, 'it is gone, so the budget tells nobody')] }
  return {
    rows: [
      row(
        label,
        `${topic.arn}; AWS Budgets ${topic.letsBudgets ? 'may' : 'may not'} publish to it`,
      ),
      ...rowsOr(topic.subscriptions.map(toRow), 'Who listens', 'nobody'),
    ],
    texts: [{ title: `Policy of the topic ${topicName}`, text: inLines(topic.policy) }],
    passing: listenersOf(topic).map(({ endpoint, arn }) =>
      row(
        endpoint,
        arn === undefined ? 'has not pressed the link in the mail yet' : 'has confirmed',
      ),
    ),
  }
}

const toRow = ({ protocol, endpoint }: HeldTopic['subscriptions'][number]) =>
  row(`Listens by ${protocol}`, endpoint)

/** Who is stopped once the budget is used up, and what that is made of. */
async function tellStop(context: StepContext): Promise<Told> {
  const label = 'Stop at 100 %'
  const stop = await ifSeen(async () => (await readOwnStop(context)) ?? null)
  if (stop === undefined) return { rows: [row(label, mayNotLook)] }
  if (stop === null) return { rows: [row(label, 'nobody is stopped')] }
  const { who, approval } = stop
  const texts = await ifSeen(() => textsOfStop(context))
  return {
    rows: [
      row(
        label,
        `the ${who.kind} ${who.name}, ${approval === 'manual' ? 'after approval' : 'by itself'}`,
      ),
      row('Policy that is attached then', stopPolicyArn(context.identity)),
      row('Role of AWS Budgets', stopName),
      ...(texts ? [] : [row('Policy and role of the stop', mayNotLook)]),
    ],
    texts: texts ?? [],
    passing: [row('The stop now', stateOf(stop))],
  }
}

const stateOf = (stop: HeldStop) => stopInWords(stop)?.title ?? 'stands by'

/** The policy that denies, and the role that may attach it, as they are now. */
async function textsOfStop(context: StepContext): Promise<NonNullable<Told['texts']>> {
  const { identity } = context
  const { policy, role, rights } = await readStopParts(context)
  const document =
    policy && (await readVersion(context, stopPolicyArn(identity), policy.defaultVersion))
  return [
    ...textOr('The policy of the stop, as it is in force', document),
    ...textOr('Whom the role of the stop trusts', role === 'own' ? stopTrust(identity) : undefined),
    ...textOr('What the role of the stop may do', rights),
  ]
}

const textOr = (title: string, text: string | undefined) =>
  text === undefined ? [] : [{ title, text: inLines(text) }]

const inLines = (text: string) => JSON.stringify(JSON.parse(text), null, 2)
