import { randomUUID } from 'node:crypto'
import { ProblemError } from '../../../shared/problem.ts'
import type { Aws } from '../aws/aws.ts'
import { blobMembers } from '../aws/operation-shape.ts'
import { applyFileEdit } from '../files/apply-file-edit.ts'
import { backupPath, hashText } from '../files/backup.ts'
import { hashSetting } from '../files/file-settings.ts'
import { fillEdit } from '../files/fill-edit.ts'
import { missingFolders, removeEmptyFolders } from '../files/made-folders.ts'
import { unexpectedProblem } from '../problems.ts'
import type { AwsCall, Change, ChangePlan, Effect } from './change.ts'
import type { Ledger } from './ledger-file.ts'
import { fillOutputs } from './outputs.ts'
import { type Performed, performCall, wasAlreadySo } from './perform.ts'
import { answerWords, requestIdOf } from './read-answer.ts'
import { redact } from './redact.ts'
import { UnclearError } from './send-once.ts'

type Performing = {
  readonly aws: Aws
  readonly ledger: Ledger
  readonly backups: string
  readonly outputs: ReadonlyMap<string, unknown>
  readonly now: () => number
  readonly tell: (note: string) => void
  readonly signal: AbortSignal
}

/** Intent, deed, result: whatever happens in between, the ledger knows what was meant. */
export async function performRecorded(
  change: Change,
  plan: ChangePlan,
  at: Performing,
): Promise<Performed> {
  const effect = filled(change.effect, at.outputs)
  const { ledger, now } = at
  const entry = { format: 1, id: randomUUID() } as const
  const undoes = plan.undoes?.[change.id]
  const backup = effect.kind === 'file-edit' ? backupPath(at.backups, effect, now()) : null
  await ledger.append({
    ...entry,
    event: 'intended',
    at: now(),
    account: plan.account,
    planId: plan.id,
    step: plan.step,
    changeId: change.id,
    title: change.title,
    effect: await summarise(effect, backup),
    undo: change.undo && [...change.undo],
    undoWords: change.undoWords,
    ...(undoes !== undefined && { undoes }),
    ...(change.againAfterMs !== undefined && {
      again: { afterMs: change.againAfterMs, profile: plan.profile },
    }),
  })
  const performed = await perform(change, effect, backup, plan, at).catch(async (error) => {
    const { code, title } = error instanceof ProblemError ? error.problem : unexpectedProblem
    // What nobody can say stays open: an intent without an end.
    if (!(error instanceof UnclearError))
      await ledger.append({
        ...entry,
        event: 'failed',
        at: now(),
        problem: code,
        title,
        ...requestIdOf(error instanceof Error ? error.cause : undefined),
      })
    throw error
  })
  await ledger.append({
    ...entry,
    event: 'done',
    at: now(),
    ...requestIdOf(performed.output),
    ...answerWords(performed.output),
    ...(performed.note !== undefined && { answer: performed.note }),
    ...(performed.file && { file: performed.file }),
    undo: undoOf(change, performed, at.outputs),
  })
  return performed
}

async function perform(
  change: Change,
  effect: Effect,
  backup: string | null,
  { account }: ChangePlan,
  at: Performing,
): Promise<Performed> {
  if (effect.kind === 'aws-call') return performCall(change, effect, { ...at, account })
  const written = await applyFileEdit(effect, backup)
  if (written.after === null) await removeEmptyFolders(effect.folders ?? [])
  const isAsPlanned = written.before === effect.before && written.after === effect.after
  return isAsPlanned
    ? {}
    : { file: { beforeHash: hashText(written.before), afterHash: hashText(written.after) } }
}

/** The effect with what earlier changes answered, so that the ledger says exactly what is meant. */
const filled = (effect: Effect, outputs: ReadonlyMap<string, unknown>): Effect =>
  effect.kind === 'aws-call'
    ? { ...effect, input: fillOutputs(effect.input, outputs) }
    : fillEdit(effect, outputs)

/** The way back with its references filled in. What was already so is not ours to take back. */
function undoOf(
  { id, undo }: Change,
  { note, output }: Performed,
  earlier: ReadonlyMap<string, unknown>,
): AwsCall[] | null {
  if (note === wasAlreadySo) return []
  const outputs = new Map(earlier).set(id, output)
  return undo?.map((call) => ({ ...call, input: fillOutputs(call.input, outputs) })) ?? null
}

/** What the ledger keeps of an effect: no secret, no blob, of files only where they are and what they hashed to. */
async function summarise(effect: Effect, backup: string | null) {
  if (effect.kind === 'aws-call')
    return { ...effect, input: redact(effect.input, await blobMembers(effect)) }
  const { path, isSecret, before, after, sets } = effect
  const folders = after === null ? [] : await missingFolders(path)
  return {
    kind: effect.kind,
    path,
    isSecret,
    beforeHash: hashText(before),
    afterHash: hashText(after),
    backup,
    ...(sets && {
      sets: {
        format: sets.format,
        keys: sets.keys.map((key) => ({ path: [...key.path], hash: hashSetting(key.value) })),
      },
    }),
    ...(folders.length > 0 && { folders }),
  }
}
