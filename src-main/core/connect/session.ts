import { join } from 'node:path'
import type { Problem } from '../../../shared/problem.ts'
import { ProblemError } from '../../../shared/problem.ts'
import type { ConnectionChoice, Identity } from '../../../shared/setup/connection.ts'
import type { Aws } from '../aws/aws.ts'
import { type AwsOptions, createAws } from '../aws/create-aws.ts'
import { type Ledger, openLedger } from '../changes/ledger-file.ts'
import { listProfiles } from '../files/list-profiles.ts'
import type { Places, Powers } from '../powers.ts'
import { unexpectedProblem } from '../problems.ts'
import { openPracticeHome } from './practice-home.ts'
import { readIdentity } from './read-identity.ts'

/** Everything that belongs to one connection: who, where, with which files. */
export type Session = {
  readonly choice: ConnectionChoice
  readonly profile: string
  readonly region: string
  /** Whether the profile or the environment names that Region, rather than nobody. */
  readonly hasOwnRegion: boolean
  /** Ms since 1970. */
  readonly openedAt: number
  readonly places: Places
  readonly aws: Aws & { readonly close: () => void }
  readonly ledger: Ledger
  readonly backups: string
  readonly identity?: Identity
  readonly expiresAt?: number
  readonly problem?: Problem
  /** Where the practice account answers; absent for AWS itself. */
  readonly endpoint?: string
  /** What a script must set before its first command, so that it reaches the same account. */
  readonly scriptHeader: readonly string[]
}

/** Opens a connection and asks who it is. A sign-in that fails is a session with a problem, not an exception. */
export async function openSession(
  powers: Powers,
  choice: ConnectionChoice,
  countFor?: (places: Places) => AwsOptions['count'],
): Promise<Session> {
  const home = choice.kind === 'practice' ? await openPracticeHome(powers, choice) : undefined
  const places = home?.places ?? powers.places
  const profile = home?.profile ?? (choice.kind === 'profile' ? choice.profile : '')
  const ownRegion = await regionOf(powers, places, profile)
  const region = ownRegion ?? 'us-east-1'
  const count = countFor?.(places)
  const aws = createAws({
    profile,
    region,
    places,
    environment: home ? {} : powers.environment,
    ...(home && { endpoint: home.endpoint }),
    ...(count && { count }),
    ...(powers.requestTimeoutMs !== undefined && { requestTimeoutMs: powers.requestTimeoutMs }),
  })
  const base = {
    choice,
    profile,
    region,
    hasOwnRegion: ownRegion !== undefined,
    places,
    aws,
    ledger: openLedger(join(places.dataFolder, 'ledger.jsonl')),
    backups: join(places.dataFolder, 'backups'),
    scriptHeader: home?.scriptHeader ?? [],
    ...(home && { endpoint: home.endpoint }),
  }
  try {
    const [identity, expiresAt] = await Promise.all([readIdentity(aws), aws.expiresAt()])
    const openedAt = powers.now()
    return { ...base, openedAt, identity, ...(expiresAt !== undefined && { expiresAt }) }
  } catch (error) {
    const isForeseen = error instanceof ProblemError
    if (!isForeseen) powers.log('error', 'Signing in failed unexpectedly', { error })
    const problem = isForeseen ? error.problem : unexpectedProblem
    return { ...base, openedAt: powers.now(), problem }
  }
}

/** The profile's own Region, else the one of the environment. */
async function regionOf(
  powers: Powers,
  places: Places,
  profile: string,
): Promise<string | undefined> {
  const own = (await listProfiles(places)).find(({ name }) => name === profile)?.region
  const { AWS_REGION, AWS_DEFAULT_REGION } = powers.environment
  return own ?? AWS_REGION ?? AWS_DEFAULT_REGION
}
