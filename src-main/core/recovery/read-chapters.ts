import type { BackupEvery } from '../../../shared/checklist/backups.ts'
import { type RecoveryChapter, RecoveryChapterId } from '../../../shared/checklist/recovery.ts'
import { ProblemError } from '../../../shared/problem.ts'
import { type Finding, StepId } from '../../../shared/setup/step.ts'
import { withoutSecrets } from '../doctor/without-secrets.ts'
import { hashText } from '../files/backup.ts'
import type { StepContext } from '../steps/step.ts'
import type { Chapter, Told } from './chapter.ts'
import { chapterOf, chapters } from './chapters.ts'

export type Reading = {
  readonly context: StepContext
  readonly check: (step: StepId) => Promise<Finding>
  readonly backupEvery: BackupEvery
}
type Read = {
  readonly chapter: RecoveryChapter
  /** Stands for what is compared later; absent where nothing could be read. */
  readonly mark: string | undefined
}

/** Every chapter from what is really there. What cannot be read is said to be unread. */
export const readChapters = (reading: Reading): Promise<Read[]> =>
  Promise.all(RecoveryChapterId.options.map((id) => readChapter(id, chapters[id], reading)))

async function readChapter(
  id: RecoveryChapterId,
  { title, restore, tell }: Chapter,
  { context, check, backupEvery }: Reading,
): Promise<Read> {
  const steps = StepId.options.filter((step) => chapterOf[step] === id)
  const [told, findings] = await Promise.all([
    tell ? orWhyNot(() => tell(context, backupEvery)) : { rows: [] },
    Promise.all(steps.map(check)),
  ])
  const isUnread = typeof told === 'string'
  const { rows, texts = [], passing = [] }: Told = isUnread ? { rows: [] } : told
  const compared = tell ? [rows, texts] : findings.map(({ status, title }) => [status, title])
  return {
    chapter: withoutAnySecret({
      id,
      title,
      rows: [...rows, ...passing],
      texts,
      ...(isUnread && { unread: told }),
      seen: findings.map(({ title, evidence }) => ({ title, evidence })),
      restore,
    }),
    mark: isUnread ? undefined : (hashText(JSON.stringify(compared)) ?? undefined),
  }
}

/** Why it could not be read, in a sentence, where AWS or the file said so. */
async function orWhyNot(look: () => Promise<Told>): Promise<Told | string> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
    return error.problem.title
  }
}

/** No reader gives one; a text that somebody has put a key into, such as a policy’s Sid, might. */
const withoutAnySecret = ({ rows, texts, seen, ...chapter }: RecoveryChapter): RecoveryChapter => ({
  ...chapter,
  rows: rows.map(safeRow),
  texts: texts.map(({ title, text }) => ({ title, text: withoutSecrets(text) })),
  seen: seen.map(({ title, evidence }) => ({
    title: withoutSecrets(title),
    evidence: evidence.map(safeRow),
  })),
})

const safeRow = ({ label, value }: RecoveryChapter['rows'][number]) => ({
  label: withoutSecrets(label),
  value: withoutSecrets(value),
})
