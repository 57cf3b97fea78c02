import { access } from 'node:fs/promises'
import { scenarios } from '../../../shared/practice.ts'
import type { Connection, SignInOptions } from '../../../shared/setup/connection.ts'
import { listProfiles, listShadows } from '../files/list-profiles.ts'
import type { Powers } from '../powers.ts'

/** The ways to sign in on this computer. */
export async function readSignInOptions(
  { places, environment }: Powers,
  current: Connection,
): Promise<SignInOptions> {
  const paths = [places.awsCredentials, places.awsConfig]
  const files = await Promise.all(
    paths.map(async (path) => ({
      path,
      exists: await access(path).then(
        () => true,
        () => false,
      ),
    })),
  )
  return {
    profiles: await listProfiles(places),
    files,
    scenarios: [...scenarios],
    shadows: listShadows(environment),
    current,
  }
}
