import { join } from 'node:path'
import type { ConnectionChoice } from '../../../shared/setup/connection.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { setKeys } from '../files/ini-document.ts'
import { readText } from '../files/read-text.ts'
import type { Places, Powers, PracticeAccount } from '../powers.ts'

const adminProfile = 'practice-admin'
export const userProfile = 'claude-bedrock'

export type PracticeHome = {
  readonly endpoint: string
  readonly places: Places
  readonly profile: string
  readonly scriptHeader: readonly string[]
}

/**
 * Opens the practice account with a home folder of its own: whatever is tried on it, the person's real AWS and Claude
 * files are never touched.
 */
export async function openPracticeHome(
  powers: Powers,
  choice: Extract<ConnectionChoice, { kind: 'practice' }>,
): Promise<PracticeHome> {
  const account = await powers.openPractice(choice.scenario)
  const folder = join(powers.places.dataFolder, 'practice', choice.scenario)
  const home = join(folder, 'home')
  const places: Places = {
    dataFolder: folder,
    awsConfig: join(home, '.aws', 'config'),
    awsCredentials: join(home, '.aws', 'credentials'),
    claudeFolder: join(home, '.claude'),
    claudeBedrockCursorFolder: join(home, '.config', 'claude-bedrock-cursor'),
  }
  await writeKeys(places, account)
  return {
    endpoint: account.endpoint,
    places,
    profile: choice.profile ?? defaultProfile(choice.scenario),
    scriptHeader: [
      `export AWS_ENDPOINT_URL=${account.endpoint}`,
      `export AWS_CONFIG_FILE=${quote(places.awsConfig)}`,
      `export AWS_SHARED_CREDENTIALS_FILE=${quote(places.awsCredentials)}`,
    ],
  }
}

const quote = (path: string) => `'${path.replaceAll("'", `'\\''`)}'`

/** Situations that are about a person with few rights are seen with that person's eyes. */
const defaultProfile = (scenario: string) =>
  scenario === 'member-without-iam' || scenario === 'expired-session' ? userProfile : adminProfile

/** Keeps the practice account's keys in its own AWS files, where every tool would look for them. */
async function writeKeys(places: Places, { keys, region }: PracticeAccount): Promise<void> {
  const config = (await readText(places.awsConfig)) ?? '# The practice account’s own AWS files.\n'
  const credentials = (await readText(places.awsCredentials)) ?? ''
  const profiles = [
    [adminProfile, keys.admin],
    [userProfile, keys.user],
  ] as const
  const newConfig = profiles.reduce(
    (text, [name]) => setKeys(text, `profile ${name}`, { region }),
    config,
  )
  const newCredentials = profiles.reduce(
    (text, [name, key]) =>
      setKeys(text, name, {
        aws_access_key_id: key.accessKeyId,
        aws_secret_access_key: key.secretAccessKey,
        aws_session_token: key.sessionToken ?? null,
      }),
    credentials,
  )
  if (newConfig !== config) await atomicWrite(places.awsConfig, newConfig, { isSecret: false })
  if (newCredentials !== credentials)
    await atomicWrite(places.awsCredentials, newCredentials, { isSecret: true })
}
