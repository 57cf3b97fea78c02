import { join } from 'node:path'
import { Choices } from '../../shared/setup/choices.ts'
import { readStored, writeStored } from './files/json-store.ts'
import type { Places } from './powers.ts'

const fileOf = (places: Places, account: string) =>
  join(places.dataFolder, 'choices', `${account}.json`)

/** What the person has decided for an account so far. */
export const readChoices = (places: Places, account: string): Promise<Choices> =>
  readStored(fileOf(places, account), Choices, {})

/**
 * Adds to the decisions. Another Region or residency forgets the models, which are named for the old one; another
 * residency the further Regions too.
 */
export async function saveChoices(
  places: Places,
  account: string,
  added: Choices,
): Promise<Choices> {
  const known = await readChoices(places, account)
  const isElsewhere =
    (added.region !== undefined && added.region !== known.region) ||
    (added.residency !== undefined && added.residency !== known.residency)
  const { models: knownModels, moreModels, moreRegions, ...kept } = known
  const isOther = added.residency !== undefined && added.residency !== known.residency
  const models = { ...(isElsewhere ? {} : knownModels), ...added.models }
  const saved: Choices = {
    ...kept,
    ...(moreModels && !isElsewhere && { moreModels }),
    ...(moreRegions && !isOther && { moreRegions }),
    ...added,
    models,
  }
  await writeStored(fileOf(places, account), saved)
  return saved
}
