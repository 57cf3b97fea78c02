import type { Plan, PlannedChange } from '../../../shared/setup/plan.ts'
import { iamAction } from '../aws/iam-action.ts'
import { asCliScript, commandOf } from './as-cli.ts'
import type { Change, ChangePlan, Effect } from './change.ts'
import { diffOf } from './diff-of.ts'
import { redact } from './redact.ts'

/** The plan as the window shows it, with secrets masked. `scriptHeader` goes before the script's first command. */
export function toView(plan: ChangePlan, scriptHeader: readonly string[] = []): Plan {
  return {
    id: plan.id,
    step: plan.step,
    title: plan.title,
    notes: [...(plan.notes ?? []), ...(plan.byHand?.notes ?? [])],
    isByHand: plan.byHand !== undefined,
    changes: plan.changes.map((change) => viewChange(change, plan)),
    script: asCliScript(plan, scriptHeader),
  }
}

function viewChange(change: Change, plan: ChangePlan): PlannedChange {
  const { effect } = change
  return {
    id: change.id,
    title: change.title,
    why: change.why,
    ...(change.cost !== undefined && { cost: change.cost }),
    undo: change.undoWords,
    ...termOf(effect),
    ...undoBy(change),
    after: [...change.after],
    command: commandOf(change, plan.profile),
    effect:
      effect.kind === 'file-edit'
        ? {
            kind: effect.kind,
            path: effect.path,
            isNew: effect.before === null,
            diff: diffOf(effect),
          }
        : {
            kind: effect.kind,
            service: effect.service,
            operation: effect.operation,
            region: effect.region,
            json: JSON.stringify(opened(redact(effect.input)), null, 2),
          },
  }
}

const termOf = (effect: Effect) => (effect.kind === 'aws-call' ? { term: iamAction(effect) } : {})

/** A file of one's own anybody can put back; a call needs the right to make its opposite. */
function undoBy({ effect, undo }: Change): { undoBy?: string } {
  if (effect.kind === 'file-edit') return { undoBy: 'You can do that yourself.' }
  if (undo === null || undo.length === 0) return {}
  const actions = [...new Set(undo.map(iamAction))].join(' and ')
  return { undoBy: `It takes the right to call ${actions}.` }
}

/** JSON that travels as text, such as a policy document, is shown as what it is. */
function opened(input: object): object {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      typeof value === 'string' ? open(value) : value,
    ]),
  )
}

function open(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
