import { join } from 'node:path'
import { ConnectionChoice } from '../../../shared/setup/connection.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import { listProfiles } from '../files/list-profiles.ts'
import type { Powers } from '../powers.ts'

const fileOf = ({ places }: Powers) => join(places.dataFolder, 'connection.json')

export const rememberConnection = (powers: Powers, choice: ConnectionChoice): Promise<void> =>
  writeStored(fileOf(powers), choice)

/**
 * What to connect to at start: what was chosen last, when it is still there; else the profile the environment names, the
 * default one or the first usable one; else the practice account.
 */
export async function startingConnection(powers: Powers): Promise<ConnectionChoice> {
  const profiles = (await listProfiles(powers.places)).filter(({ kind }) => kind !== 'unusable')
  const last = await readStored(fileOf(powers), ConnectionChoice.nullable(), null)
  if (last?.kind === 'practice') return last
  const wanted = [last?.profile, powers.environment.AWS_PROFILE, 'default']
  const found =
    wanted.find((name) => profiles.some((profile) => profile.name === name)) ?? profiles[0]?.name
  return found === undefined
    ? { kind: 'practice', scenario: 'fresh' }
    : { kind: 'profile', profile: found }
}
