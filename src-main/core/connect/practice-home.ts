import { join } from 'node:path'
import type { ConnectionChoice } from '../../../shared/setup/connection.ts'
import type { FileSettings } from '../changes/change.ts'
import { applyFileEdit } from '../files/apply-file-edit.ts'
import { planSettings } from '../files/edit-again.ts'
import { readText } from '../files/read-text.ts'
import { findShellProfiles } from '../identity/shell-profiles.ts'
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
    shellProfiles: findShellProfiles(home, 'linux'),
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
  [
    'member-without-iam',
    'identity-center',
    'no-marketplace-right',
    'cloudwatch-only',
    'expired-session',
  ].includes(scenario)
    ? userProfile
    : adminProfile

/** Keeps the practice account's keys in its own AWS files, where every tool would look for them. */
async function writeKeys(places: Places, { keys, region }: PracticeAccount): Promise<void> {
  const profiles = [
    [adminProfile, keys.admin],
    [userProfile, keys.user],
  ] as const
  await write(
    { path: places.awsConfig, isSecret: false, first: '# The practice account’s own AWS files.\n' },
    profiles.map(([name]) => ({ path: [`profile ${name}`, 'region'], value: region })),
  )
  await write(
    { path: places.awsCredentials, isSecret: true, first: '' },
    profiles.flatMap(([name, { accessKeyId, secretAccessKey, sessionToken }]) => [
      { path: [name, 'aws_access_key_id'], value: accessKeyId },
      { path: [name, 'aws_secret_access_key'], value: secretAccessKey },
      { path: [name, 'aws_session_token'], value: sessionToken },
    ]),
  )
}

/** Two windows may open the same practice account at once. */
async function write(
  { path, isSecret, first }: { path: string; isSecret: boolean; first: string },
  keys: FileSettings['keys'],
): Promise<void> {
  const before = await readText(path)
  const planned = planSettings({ path, isSecret }, before ?? first, { format: 'ini', keys })
  if (planned.after !== before) await applyFileEdit({ ...planned, before }, null)
}
