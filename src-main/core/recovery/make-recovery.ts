import type { RecoveryDocument } from '../../../shared/checklist/recovery.ts'
import { asRecoveryMarkdown } from './as-recovery-markdown.ts'
import { asRecoveryPage } from './as-recovery-page.ts'
import { type Reading, readChapters } from './read-chapters.ts'

/** Writes down what is really there now. Nothing is kept of it until somebody saves it. */
export async function makeRecovery(reading: Reading): Promise<RecoveryDocument> {
  const { identity, endpoint, now } = reading.context
  const read = await readChapters(reading)
  const said = {
    at: now(),
    account: identity.account,
    madeBy: identity.arn,
    chapters: read.map(({ chapter }) => chapter),
  }
  const name = `groundwork-recovery-${new Date(said.at).toISOString().slice(0, 10)}`
  const marks = read.flatMap(({ chapter, mark }) =>
    mark === undefined ? [] : [[chapter.id, mark] as const],
  )
  return {
    ...said,
    files: [
      {
        name: `${name}.html`,
        title: 'page (HTML)',
        mediaType: 'text/html',
        text: asRecoveryPage({ ...said, endpoint }),
      },
      {
        name: `${name}.md`,
        title: 'text (Markdown)',
        mediaType: 'text/markdown',
        text: asRecoveryMarkdown({ ...said, endpoint }),
      },
    ],
    marks: Object.fromEntries(marks),
  }
}
