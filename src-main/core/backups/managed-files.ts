import { join } from 'node:path'
import { withoutSecrets } from '../doctor/without-secrets.ts'
import { readText } from '../files/read-text.ts'
import type { Places } from '../powers.ts'

type Managed = {
  readonly path: string
  /** Kept for the record, never put back: what was done since stays done. */
  readonly isRecord?: true
}

/** The files this app writes. The credentials file is not among them: no copy of a key is ever made. */
export const managedFiles = (places: Places): readonly Managed[] => [
  { path: join(places.claudeFolder, 'settings.json') },
  { path: places.awsConfig },
  { path: join(places.claudeBedrockCursorFolder, 'config.toml') },
  { path: join(places.dataFolder, 'ledger.jsonl'), isRecord: true },
]

export type Read =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly why: string }

/** What of them may be copied. A file that is not there is left out silently. */
export async function readManaged(places: Places): Promise<Read[]> {
  const read = await Promise.all(
    managedFiles(places).map(async ({ path }): Promise<Read[]> => {
      const text = await readText(path)
      if (text === null) return []
      return holdsSecret(text) ? [{ path, why: 'It holds a key or a token.' }] : [{ path, text }]
    }),
  )
  return read.flat()
}

const secretNames =
  /aws_secret_access_key|aws_session_token|AWS_BEARER_TOKEN_BEDROCK|ANTHROPIC_(API_KEY|AUTH_TOKEN)|AWS_SECRET_ACCESS_KEY/

const holdsSecret = (text: string) => secretNames.test(text) || withoutSecrets(text) !== text
