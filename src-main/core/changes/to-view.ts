import { createTwoFilesPatch } from 'diff'
import type { Plan, PlannedChange } from '../../../shared/setup/plan.ts'
import { asCliScript, commandOf } from './as-cli.ts'
import type { Change, ChangePlan, FileEdit } from './change.ts'
import { redact } from './redact.ts'

/** The plan as the window shows it, with secrets masked. `scriptHeader` goes before the script's first command. */
export function toView(plan: ChangePlan, scriptHeader: readonly string[] = []): Plan {
  return {
    id: plan.id,
    step: plan.step,
    title: plan.title,
    notes: [...(plan.notes ?? [])],
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

function diffOf({ path, before, after, isSecret }: FileEdit): string {
  const mask = (text: string) => (isSecret ? maskSecrets(text) : text)
  const [, ...lines] = createTwoFilesPatch(
    path,
    path,
    mask(before ?? ''),
    mask(after ?? ''),
    undefined,
    undefined,
    { context: 3 },
  ).split('\n')
  return lines.slice(2).join('\n')
}

/** Every key id, secret and token of an AWS file, down to the last four characters of the id. */
export function maskSecrets(text: string): string {
  return text
    .replace(/^(\s*aws_access_key_id\s*=\s*)\S*(\S{4})/gim, '$1••••$2')
    .replace(
      /^(\s*(?:aws_secret_access_key|aws_session_token|aws_security_token|\w*password)\s*=\s*).+$/gim,
      '$1••••',
    )
}
