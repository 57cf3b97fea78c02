import { join } from 'node:path'
import { RecoveryChapterId, RecoveryDocument } from '../../../shared/checklist/recovery.ts'
import { z } from '../../../shared/schema.ts'
import { asUtc } from '../as-utc.ts'
import type { Seen } from '../checklist/read-checklist.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { Places } from '../powers.ts'
import { chapters } from './chapters.ts'
import { type Reading, readChapters } from './read-chapters.ts'

const Saved = RecoveryDocument.pick({ at: true, marks: true }).extend({ savedAt: z.number() })
type Saved = z.infer<typeof Saved>

const fileOf = ({ dataFolder }: Places, account: string) =>
  join(dataFolder, 'evidence', `${account}-recovery.json`)

/** Keeps that a document was saved, and what it stood for. */
export const noteSaved = (places: Places, account: string, saved: Saved): Promise<void> =>
  writeStored(fileOf(places, account), saved)

/** In order when one was saved, and what is there is still what it says. */
export async function seeRecovery(reading: Reading): Promise<Seen> {
  const { context } = reading
  const { places, identity, now } = context
  const saved = await readStored(fileOf(places, identity.account), Saved.nullable(), null)
  if (!saved)
    return {
      status: 'needs-you',
      seen: ['No recovery document has been saved yet.'],
      evidence: [],
      at: now(),
    }
  const read = await readChapters(reading)
  const changed = read.filter(
    ({ chapter: { id }, mark }) => mark !== undefined && mark !== saved.marks[id],
  )
  const unread = read.filter(({ mark }) => mark === undefined).map(({ chapter }) => chapter.title)
  const evidence = [
    { label: 'Written', value: asUtc(saved.at) },
    { label: 'Saved', value: asUtc(saved.savedAt) },
    {
      label: 'Chapters',
      value: RecoveryChapterId.options
        .filter((id) => saved.marks[id] !== undefined)
        .map((id) => chapters[id].title)
        .join(', '),
    },
    ...(unread.length === 0
      ? []
      : [{ label: 'Could not be compared now', value: unread.join(', ') }]),
  ]
  if (changed.length > 0)
    return {
      status: 'needs-you',
      seen: [
        `Since the document was saved this has changed: ${changed.map(({ chapter }) => chapter.title).join(', ')}.`,
      ],
      evidence,
      at: now(),
    }
  return {
    status: 'done',
    seen: ['A recovery document was saved, and what is there is still what it says.'],
    evidence,
    at: saved.savedAt,
  }
}
