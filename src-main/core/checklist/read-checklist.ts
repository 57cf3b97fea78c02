import type { Checklist, ChecklistItem } from '../../../shared/checklist/checklist.ts'
import type { Finding, StepId } from '../../../shared/setup/step.ts'
import { items } from './items.ts'

type Item = (typeof items)[number]
/** What was seen of an item that no step stands for. */
export type Seen = Pick<ChecklistItem, 'status' | 'waitsFor' | 'seen' | 'evidence' | 'at'>

type Eyes = {
  readonly check: (step: StepId) => Promise<Finding>
  /** Items that are no step, by their own look. */
  readonly others: Partial<Record<Item['id'], () => Promise<Seen>>>
  readonly notWanted: Partial<Record<Item['id'], number>>
  readonly now: () => number
}

/** Every item as it is now, each looked at by the checks of the steps behind it. */
export async function readChecklist(eyes: Eyes): Promise<Checklist> {
  const read = await Promise.all(items.map((item) => readItem(item, eyes)))
  return { items: read, checkedAt: eyes.now() }
}

async function readItem(item: Item, eyes: Eyes): Promise<ChecklistItem> {
  const { steps, ...words } = item
  const seen = await look(item, eyes)
  const since = eyes.notWanted[item.id]
  if (since === undefined || seen.status === 'done' || !item.isOptional)
    return { ...words, ...seen }
  return {
    ...words,
    status: 'not-wanted',
    seen: ['You said that it is not wanted.'],
    evidence: [],
    at: since,
  }
}

async function look({ id, steps }: Item, { check, others, now }: Eyes): Promise<Seen> {
  const own = others[id]
  if (own) return own()
  return toSeen(await Promise.all(steps.map(check)), now())
}

/** An item is as good as the worst of its steps. */
function toSeen(findings: readonly Finding[], now: number): Seen {
  const order = ['blocked', 'needs-admin', 'needs-you', 'waiting', 'done'] as const
  const worst = order.find((one) => findings.some(({ status }) => status === one)) ?? 'done'
  const waitsFor = findings.find(({ status }) => status === worst)?.waitsFor
  return {
    status: worst,
    ...(waitsFor !== undefined && { waitsFor }),
    seen: findings.map(({ title }) => title),
    evidence: findings.flatMap(({ evidence }) => evidence),
    at: Math.min(now, ...findings.map(({ checkedAt }) => checkedAt)),
  }
}
