import type { Budget } from '@aws-sdk/client-budgets'
import { ProblemError } from '../../../shared/problem.ts'
import type { GuardrailsAsk } from '../../../shared/setup/guardrails.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { StepContext } from '../steps/step.ts'
import { listBudgets } from '../usage/budgets/read-budgets.ts'
import { billedServices } from './billed-services.ts'
import { type HeldBudget, readOwnBudget, tellsThrough } from './own-budget.ts'
import { type HeldStop, readOwnStop } from './own-stop.ts'
import { type HeldTopic, readOwnTopic, topicArn } from './own-topic.ts'
import type { Guardrails } from './plan-guardrails.ts'
import { readStopParts, readWho, type StopParts } from './read-stop-parts.ts'

export type HeldGuardrails = {
  readonly budget: HeldBudget | undefined
  /** Null where there is none; undefined where it does not matter, or nobody may look. */
  readonly topic: HeldTopic | null | undefined
  /** Undefined where there is none, or nobody may look. */
  readonly stop: HeldStop | undefined
}

/** What an organisation keeps from everybody cannot be looked at either, and must not keep a budget from being set. */
export async function ifSeen<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ifAllowed(look)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'permission.deniedByOrganization')
      return undefined
    throw error
  }
}

/** This app's budget, with the topic it tells through and the stop at its end. */
export async function readGuardrails(
  context: StepContext,
  all: readonly Budget[],
): Promise<HeldGuardrails> {
  const budget = await readOwnBudget(context, all)
  if (!budget) return { budget, topic: undefined, stop: undefined }
  const isTold = tellsThrough(budget, topicArn(context.identity))
  const [topic, stop] = await Promise.all([
    isTold ? ifSeen(() => readOwnTopic(context)) : undefined,
    ifSeen(() => readOwnStop(context)),
  ])
  return { budget, topic, stop }
}

const noParts: StopParts = { policy: undefined, role: undefined, rights: undefined }

/** All that a plan goes by. What nobody may look at counts as not there, so that an administrator can still be asked. */
export async function gatherGuardrails(
  context: StepContext,
  ask: GuardrailsAsk,
): Promise<Guardrails> {
  const [services, all] = await Promise.all([
    billedServices(context),
    ifAllowed(() => listBudgets(context)),
  ])
  const held = all
    ? await readGuardrails(context, all)
    : { budget: undefined, topic: undefined, stop: undefined }
  const wanted = ask.action === 'set' ? ask : undefined
  const who = wanted?.stop?.who
  const [topic, stopParts, whoArn] = await Promise.all([
    // What a plan that was cut off has left is found, too.
    held.topic ?? ifSeen(() => readOwnTopic(context)),
    ifSeen(() => readStopParts(context)),
    who && ifSeen(() => readWho(context, who)),
  ])
  return {
    budget: held.budget,
    topic: topic ?? null,
    stop: held.stop,
    stopParts: stopParts ?? noParts,
    whoArn: whoArn ?? `arn:aws:iam::${context.identity.account}:${who?.kind}/${who?.name}`,
    services,
  }
}
