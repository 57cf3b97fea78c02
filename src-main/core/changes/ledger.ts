import { isDeepStrictEqual } from 'node:util'
import { ProblemCode } from '../../../shared/problem.ts'
import { z } from '../../../shared/schema.ts'
import { StepId } from '../../../shared/setup/step.ts'
import { serviceNames } from '../aws/services.ts'

const Call = z.object({
  kind: z.literal('aws-call'),
  service: z.enum(serviceNames),
  operation: z.string(),
  input: z.record(z.string(), z.json()),
  region: z.string(),
  profile: z.string().optional(),
  expect: z.enum(['success', 'denied']),
  others: z.array(z.string()).readonly().optional(),
})
const Edit = z.object({
  kind: z.literal('file-edit'),
  path: z.string(),
  isSecret: z.boolean(),
  /** SHA-256, or null where there was or is no file. */
  beforeHash: z.string().nullable(),
  afterHash: z.string().nullable(),
  backup: z.string().nullable(),
  /** What it sets: where, and the SHA-256 of the value (null: it is removed). Never the value. */
  sets: z
    .object({
      format: z.enum(['ini', 'json', 'toml', 'block']),
      keys: z.array(z.object({ path: z.array(z.string()), hash: z.string().nullable() })),
    })
    .optional(),
  /** The folders that were made for it. */
  folders: z.array(z.string()).optional(),
})

const line = { format: z.literal(1), id: z.string(), at: z.number() }

/** One line of the ledger: what is about to happen, and later what came of it. No secret, no file's content. */
export const LedgerLine = z.discriminatedUnion('event', [
  /** A plan begins; the id is the plan's. */
  z.object({
    ...line,
    event: z.literal('begun'),
    account: z.string(),
    step: StepId,
    title: z.string(),
    /** The process that carries it out. */
    pid: z.number(),
    changes: z.array(z.object({ id: z.string(), title: z.string() })),
    /** The entries it takes back, when that is what it does. */
    undoes: z.array(z.string()).optional(),
  }),
  /** It has come to an end, or after a crash somebody has decided what becomes of it. */
  z.object({ ...line, event: z.literal('ended') }),
  z.object({
    ...line,
    event: z.literal('intended'),
    account: z.string(),
    planId: z.string(),
    step: StepId,
    changeId: z.string(),
    title: z.string(),
    effect: z.discriminatedUnion('kind', [Call, Edit]),
    undo: z.array(Call).nullable(),
    undoWords: z.string(),
    /** The entry this one takes back. */
    undoes: z.string().optional(),
    /** How much later it is done once more to prove it, and as which profile. */
    again: z.object({ afterMs: z.number(), profile: z.string() }).optional(),
  }),
  z.object({
    ...line,
    event: z.literal('done'),
    requestId: z.string().optional(),
    /** What the call answered, in a few words: "12 tokens in, 1 out". */
    answer: z.string().optional(),
    /** The way back with everything filled in that only the answer told. */
    undo: z.array(Call).nullable().optional(),
    /** What a file held and holds, where another hand had written to it since it was planned. */
    file: z
      .object({ beforeHash: z.string().nullable(), afterHash: z.string().nullable() })
      .optional(),
  }),
  z.object({
    ...line,
    event: z.literal('failed'),
    problem: ProblemCode,
    title: z.string(),
    requestId: z.string().optional(),
  }),
  z.object({ ...line, event: z.literal('undone') }),
])
export type LedgerLine = z.infer<typeof LedgerLine>
type Line<Event extends LedgerLine['event']> = Extract<LedgerLine, { event: Event }>

/** A plan that has begun and not ended. */
export type OpenPlan = Omit<Line<'begun'>, 'event' | 'format'>

/** An intent with what came of it. `unknown`: the app ended before it could say. */
export type LedgerEntry = Omit<Line<'intended'>, 'event' | 'format'> & {
  readonly status: 'done' | 'failed' | 'unknown' | 'undone'
  readonly finishedAt?: number
  readonly requestId?: string
  readonly answer?: string
  /** Why it failed, in a sentence, and the code of that problem. */
  readonly failure?: string
  readonly problem?: ProblemCode
  /** When it was taken back (ms since 1970). */
  readonly undoneAt?: number
  /** The entry that took it back. */
  readonly undoneBy?: string
  /** Whether its plan took things back: of several calls that undo one entry, only the last names that entry. */
  readonly isUndo: boolean
}

/** The entries the lines tell of, oldest first. */
export function foldLedger(lines: readonly LedgerLine[]): LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>()
  const undoPlans = new Set<string>()
  const unknown = new Set<string>()
  const tell = (id: string | undefined, told: Partial<LedgerEntry>) => {
    const known = id !== undefined && entries.get(id)
    if (known) entries.set(known.id, { ...known, ...told })
  }
  const cutOff = () => [...unknown].flatMap((id) => entries.get(id) ?? [])
  for (const line of lines) {
    if (line.event === 'begun' && line.undoes) undoPlans.add(line.id)
    if (line.event === 'begun' || line.event === 'ended') continue
    if (line.event === 'intended') {
      const { event, format, ...intent } = line
      const isUndo = line.undoes !== undefined || undoPlans.has(line.planId)
      entries.set(line.id, { ...intent, status: 'unknown', isUndo })
      unknown.add(line.id)
    } else {
      tell(line.id, told(line))
      unknown.delete(line.id)
      if (line.event === 'done' && line.file)
        tell(line.id, withFile(entries.get(line.id), line.file))
      // A way back that was gone to its end: what it took back is no longer there.
      if (line.event === 'done') {
        tell(entries.get(line.id)?.undoes, {
          status: 'undone',
          undoneAt: line.at,
          undoneBy: line.id,
        })
        for (const { id } of doneAgain(entries.get(line.id), cutOff()))
          tell(id, { status: 'failed' })
      }
    }
  }
  return [...entries.values()]
}

/**
 * What a crash had cut off before the same was done by `again`. Were both to be taken back, then something would be put
 * back twice.
 */
function doneAgain(again: LedgerEntry | undefined, cutOff: readonly LedgerEntry[]): LedgerEntry[] {
  if (!again?.undo?.length) return []
  return cutOff.filter(
    ({ status, planId, account, effect }) =>
      status === 'unknown' &&
      planId !== again.planId &&
      account === again.account &&
      isDeepStrictEqual(effect, again.effect),
  )
}

/** The plans that have begun and not ended, oldest first. */
export function foldOpenPlans(lines: readonly LedgerLine[]): OpenPlan[] {
  const open = new Map<string, OpenPlan>()
  for (const line of lines) {
    if (line.event === 'ended') open.delete(line.id)
    if (line.event !== 'begun') continue
    const { event, format, ...plan } = line
    open.set(line.id, plan)
  }
  return [...open.values()]
}

const withFile = (
  entry: LedgerEntry | undefined,
  file: NonNullable<Line<'done'>['file']>,
): Partial<LedgerEntry> =>
  entry?.effect.kind === 'file-edit' ? { effect: { ...entry.effect, ...file } } : {}

function told(line: Line<'done' | 'failed' | 'undone'>): Partial<LedgerEntry> {
  switch (line.event) {
    case 'done':
      return {
        status: 'done',
        finishedAt: line.at,
        ...(line.requestId !== undefined && { requestId: line.requestId }),
        ...(line.answer !== undefined && { answer: line.answer }),
        ...(line.undo !== undefined && { undo: line.undo }),
      }
    case 'failed':
      return {
        status: 'failed',
        finishedAt: line.at,
        failure: line.title,
        problem: line.problem,
        ...(line.requestId !== undefined && { requestId: line.requestId }),
      }
    case 'undone':
      return { status: 'undone', undoneAt: line.at }
  }
}
