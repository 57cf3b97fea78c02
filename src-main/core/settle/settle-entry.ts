import { ProblemError } from '../../../shared/problem.ts'
import type { Aws } from '../aws/aws.ts'
import type { LedgerEntry, LedgerLine } from '../changes/ledger.ts'
import { fillOutputs } from '../changes/outputs.ts'
import { holdsAllOf } from '../changes/undo-file.ts'
import { hashText } from '../files/backup.ts'
import { readText } from '../files/read-text.ts'
import { problemOf } from '../problems.ts'
import type { Seen } from './look.ts'
import { lookAtCall } from './look-at-call.ts'

type Settling = {
  readonly aws: Aws
  readonly now: () => number
  readonly signal: AbortSignal
  /** What the ledger tells of later: another edit of the same file says what it held when that one began. */
  readonly later: readonly LedgerEntry[]
}

/** What the ledger can be told of an intent whose end nobody saw, by looking at the world; or why it cannot be told. */
export async function settleEntry(
  entry: LedgerEntry,
  at: Settling,
): Promise<{ readonly line: LedgerLine } | { readonly why: string }> {
  const seen = isOnlyAsked(entry) ? ({ is: 'not-so' } as const) : await see(entry, at)
  const line = { format: 1, id: entry.id, at: at.now() } as const
  switch (seen.is) {
    case 'so':
      return {
        line: {
          ...line,
          event: 'done',
          answer: 'Found done after an interruption',
          undo: undoOf(entry, seen.output),
        },
      }
    case 'not-so': {
      const { code, title } = problemOf('app.interrupted')
      return { line: { ...line, event: 'failed', problem: code, title } }
    }
    case 'unseen':
      return { why: seen.why }
  }
}

/** Whether it was answered does not matter: a proof changes nothing, and carrying a permission set over can be done again. */
const isOnlyAsked = ({ effect }: LedgerEntry) =>
  effect.kind === 'aws-call' &&
  ['InvokeModel', 'ProvisionPermissionSet', 'GetCallerIdentity', 'DescribeVpcEndpoints'].includes(
    effect.operation,
  )

async function see(
  { effect, account }: LedgerEntry,
  { aws, signal, later }: Settling,
): Promise<Seen> {
  if (effect.kind === 'aws-call') return lookAtCall({ call: effect, account, aws, signal })
  try {
    const text = await readText(effect.path)
    const held = heldBefore(later, effect.path)
    const hash = held === undefined ? hashText(text) : held
    if (hash === effect.afterHash) return { is: 'so' }
    if (hash === effect.beforeHash) return { is: 'not-so' }
    if (holdsAllOf(effect, text)) return { is: 'so' }
    return { is: 'unseen', why: `Another program has changed ${effect.path} since.` }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { is: 'unseen', why: error.problem.title }
  }
}

/** What the next edit of ours found in the file: whatever it holds now, this one had left it so. */
function heldBefore(later: readonly LedgerEntry[], path: string): string | null | undefined {
  const next = later.find(
    ({ effect, status }) =>
      effect.kind === 'file-edit' && effect.path === path && status !== 'unknown',
  )
  return next?.effect.kind === 'file-edit' ? next.effect.beforeHash : undefined
}

/** The way back with what only the answer would have told. What cannot be filled in cannot be taken back. */
function undoOf({ undo, changeId }: LedgerEntry, output: object | undefined) {
  const outputs = new Map([[changeId, output]])
  try {
    return undo?.map((call) => ({ ...call, input: fillOutputs(call.input, outputs) })) ?? null
  } catch {
    return null
  }
}
