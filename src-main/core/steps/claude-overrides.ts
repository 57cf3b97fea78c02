import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import { readJson } from '../files/json-document.ts'
import { readText } from '../files/read-text.ts'
import type { StepContext } from './step.ts'

const Settings = z.object({ env: z.record(z.string(), z.unknown()).optional() })

/** What in Claude Code's settings wins over what we set: https://code.claude.com/docs/en/env-vars */
const meanings: Readonly<Record<string, string>> = {
  ANTHROPIC_MODEL: 'chooses one model whatever the aliases mean',
  CLAUDE_CODE_USE_MANTLE: 'makes Claude Code use another Bedrock address',
  CLAUDE_CODE_USE_ANTHROPIC_AWS: 'makes Claude Code use Claude Platform on AWS instead of Bedrock',
  CLAUDE_CODE_USE_VERTEX: 'makes Claude Code use Google’s cloud',
  ANTHROPIC_BEDROCK_BASE_URL: 'sends requests to another address',
  AWS_ACCESS_KEY_ID: 'signs in with these keys instead of the profile',
  AWS_BEARER_TOKEN_BEDROCK: 'signs in with a Bedrock API key instead of the profile',
}

/** Settings of the person's own that are left alone but win over ours, each as a sentence. Throws file.malformed. */
export async function claudeOverrides({ places }: StepContext): Promise<string[]> {
  const path = join(places.claudeFolder, 'settings.json')
  const text = await readText(path)
  const { data } = Settings.safeParse(text?.trim() ? readJson(text, path) : {})
  return Object.entries(meanings).flatMap(([name, meaning]) =>
    data?.env?.[name] ? [`${path} also sets ${name}, which ${meaning}. It is left as it is.`] : [],
  )
}
