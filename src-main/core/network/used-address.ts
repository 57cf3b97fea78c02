import { join } from 'node:path'
import { readSetting } from '../files/file-settings.ts'
import { readText } from '../files/read-text.ts'
import type { StepContext } from '../steps/step.ts'

/** https://code.claude.com/docs/en/env-vars */
export const addressKey = ['env', 'ANTHROPIC_BEDROCK_BASE_URL'] as const

export const settingsPath = ({ places }: StepContext) => join(places.claudeFolder, 'settings.json')

/** Where Claude Code's settings send requests to Bedrock, if not to the usual address. Throws file.malformed. */
export async function readUsedAddress(context: StepContext): Promise<string | undefined> {
  const path = settingsPath(context)
  const held = readSetting(await readText(path), 'json', addressKey, path)
  return typeof held === 'string' && held !== '' ? held : undefined
}
