import type { PastedKeys } from '../../../shared/setup/choices.ts'
import { createAws } from '../aws/create-aws.ts'
import type { ChangePlan, FileEdit } from '../changes/change.ts'
import { readIdentity } from '../connect/read-identity.ts'
import { planSettings } from '../files/edit-again.ts'
import { readText } from '../files/read-text.ts'
import type { Powers } from '../powers.ts'
import { failure } from '../problems.ts'

/**
 * Asks AWS who pasted keys are, then plans to keep them in the AWS files under the given profile. Everything else in
 * those files stays. Throws credentials.invalid, credentials.expired or credentials.root.
 */
export async function planPastedKeys(
  { places, environment }: Powers,
  keys: PastedKeys,
): Promise<Pick<ChangePlan, 'title' | 'changes' | 'account'>> {
  const { profile, region, accessKeyId, secretAccessKey, sessionToken } = keys
  const aws = createAws({
    profile,
    region,
    places,
    environment,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  })
  const { account, kind, name } = await readIdentity(aws).finally(() => aws.close())
  if (kind === 'root') throw failure('credentials.root')

  const credentials = await edit(places.awsCredentials, true, profile, {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    aws_session_token: sessionToken || undefined,
  })
  const section = profile === 'default' ? 'default' : `profile ${profile}`
  const config = await edit(places.awsConfig, false, section, { region })
  const undoWords = 'Put the file back as it was, from History.'
  const changes = [
    {
      id: 'credentials',
      title: `Keep the keys of ${name} in the profile ${profile}`,
      why: 'Claude Code and every other AWS tool on this computer find them there (shared credentials file).',
      effect: credentials,
      after: [],
      undo: [],
      undoWords,
    },
    {
      id: 'config',
      title: `Note ${region} as the profile’s Region`,
      why: 'Tools that are not told a Region use this one.',
      effect: config,
      after: credentials.before === credentials.after ? [] : ['credentials'],
      undo: [],
      undoWords,
    },
  ]
  return {
    title: `Sign in as ${name}`,
    account,
    changes: changes.filter(({ effect }) => effect.before !== effect.after),
  }
}

const edit = async (
  path: string,
  isSecret: boolean,
  section: string,
  values: Readonly<Record<string, string | undefined>>,
): Promise<FileEdit> =>
  planSettings({ path, isSecret }, await readText(path), {
    format: 'ini',
    keys: Object.entries(values).map(([key, value]) => ({ path: [section, key], value })),
  })
