import { join } from 'node:path'
import { ChecklistItemId } from '../../../shared/checklist/checklist.ts'
import { z } from '../../../shared/schema.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { Places } from '../powers.ts'

/** What the person does not want, and since when (ms since 1970). */
const NotWanted = z.partialRecord(ChecklistItemId, z.number())
type NotWanted = z.infer<typeof NotWanted>

const fileOf = ({ dataFolder }: Places, account: string) =>
  join(dataFolder, 'evidence', `${account}-not-wanted.json`)

export const readNotWanted = (places: Places, account: string): Promise<NotWanted> =>
  readStored(fileOf(places, account), NotWanted, {})

/** Notes that something is not wanted since then, or that it is wanted after all. */
export async function declare(
  places: Places,
  account: string,
  item: ChecklistItemId,
  since: number | undefined,
): Promise<void> {
  const { [item]: _, ...others } = await readNotWanted(places, account)
  await writeStored(fileOf(places, account), {
    ...others,
    ...(since !== undefined && { [item]: since }),
  })
}
