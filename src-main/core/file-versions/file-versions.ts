import type {
  FileComparison,
  FileVersion,
  VersionedFile,
} from '../../../shared/setup/file-versions.ts'
import type { ChangePlan } from '../changes/change.ts'
import { diffOf } from '../changes/diff-of.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import type { Session } from '../connect/session.ts'
import { hashText } from '../files/backup.ts'
import { readText } from '../files/read-text.ts'
import { failure } from '../problems.ts'

/** Every file edited on this connection of which an earlier content is still kept; those changed last come first. */
export async function readFileVersions({ ledger }: Session): Promise<VersionedFile[]> {
  const edits = (await ledger.read()).flatMap(keptEdit).toReversed()
  const paths = [...new Set(edits.map(({ path }) => path))]
  const files = await Promise.all(
    paths.map((path) =>
      readFile(
        path,
        edits.filter((edit) => edit.path === path),
      ),
    ),
  )
  return files.filter(({ versions }) => versions.length > 0)
}

type Kept = {
  readonly entry: LedgerEntry
  readonly path: string
  readonly copy: string
  readonly hash: string | null
  readonly isSecret: boolean
}

/** Where an edit's copy was put. What never happened has replaced nothing. */
function keptEdit(entry: LedgerEntry): Kept[] {
  const { effect, status } = entry
  if (effect.kind !== 'file-edit' || effect.backup === null || status === 'failed') return []
  const { path, backup, beforeHash, isSecret } = effect
  return [{ entry, path, copy: backup, hash: beforeHash, isSecret }]
}

async function readFile(path: string, edits: readonly Kept[]): Promise<VersionedFile> {
  const now = await readText(path).catch(() => null)
  const versions: FileVersion[] = []
  const seen = new Set<string | null>()
  for (const { entry, copy, hash } of edits) {
    // The same content is one version, however often it was replaced; a copy may have been forgotten since.
    const text = seen.has(hash) ? null : await readText(copy).catch(() => null)
    if (text === null) continue
    seen.add(hash)
    versions.push({
      id: entry.id,
      at: entry.at,
      before: entry.title,
      bytes: Buffer.byteLength(text),
      isCurrent: text === now,
    })
  }
  return { path, exists: now !== null, versions }
}

export async function compareFileVersion(
  { ledger }: Session,
  versionId: string,
): Promise<FileComparison> {
  const { path, before, after } = await findVersion(ledger, versionId)
  return { diff: diffOf({ path, before, after }), isSame: before === after }
}

/** Puts an earlier content back, as a plan like any other: previewed, recorded, and undone from the history. */
export async function planRestore(
  { ledger }: Session,
  versionId: string,
): Promise<Pick<ChangePlan, 'title' | 'step' | 'account' | 'changes'>> {
  const { entry, path, isSecret, before, after } = await findVersion(ledger, versionId)
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  const title = `Put ${path} back as it was before ${day.format(entry.at)}`
  if (before === after)
    return {
      title: 'The file is like that already',
      step: entry.step,
      account: entry.account,
      changes: [],
    }
  return {
    title,
    step: entry.step,
    account: entry.account,
    changes: [
      {
        id: 'restore',
        title,
        why: `It is what the file held before “${entry.title}”.`,
        effect: { kind: 'file-edit', path, isSecret, before, after },
        after: [],
        undo: [],
        undoWords: 'Put the file back as it is now, from History. A dated copy is kept.',
      },
    ],
  }
}

/** By the ledger alone: the window names a change, never a file. Throws plan.stale when its copy is not kept any more. */
async function findVersion(ledger: Session['ledger'], versionId: string) {
  const entry = (await ledger.read()).find(({ id }) => id === versionId)
  const [kept] = entry ? keptEdit(entry) : []
  const after = kept && (await readText(kept.copy).catch(() => null))
  if (!kept || after === null || after === undefined || hashText(after) !== kept.hash)
    throw failure('plan.stale', { title: 'This version is not kept any more' })
  return { ...kept, before: await readText(kept.path), after }
}
