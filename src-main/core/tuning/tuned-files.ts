import { join } from 'node:path'
import type {
  TunedFile,
  TuningSetting,
  TuningValue,
} from '../../../shared/tuning/tuning-setting.ts'
import type { FileSettings, Json } from '../changes/change.ts'
import { readSetting } from '../files/file-settings.ts'
import { readText } from '../files/read-text.ts'
import type { Places } from '../powers.ts'

/** A file of settings as it is now. */
export type TunedText = {
  readonly file: TunedFile
  readonly path: string
  readonly format: FileSettings['format']
  readonly text: string | null
}

export async function readTunedFiles(places: Places): Promise<readonly TunedText[]> {
  const settings = join(places.claudeFolder, 'settings.json')
  const config = join(places.claudeBedrockCursorFolder, 'config.toml')
  const [own, cursor] = await Promise.all([readText(settings), readText(config)])
  return [
    { file: 'claude-code', path: settings, format: 'json', text: own },
    { file: 'claude-bedrock-cursor', path: config, format: 'toml', text: cursor },
  ]
}

/** Where a setting stands in its file. */
export const placeOf = ({ file, id }: Pick<TuningSetting, 'file' | 'id'>): readonly string[] =>
  file === 'claude-code' ? ['env', id] : id.split('.')

/** What a file holds at a place. Throws file.malformed for a file that cannot be read as what it is. */
export const heldAt = (
  { text, format, path }: TunedText,
  place: readonly string[],
): Json | undefined => readSetting(text, format, place, path)

/** Environment variables are text; config.toml has numbers and true or false. */
export const writtenAs = (file: TunedFile, value: TuningValue): TuningValue =>
  file === 'claude-code' ? (value === true ? '1' : String(value)) : value

/** As it is shown; nothing for what is no single value. */
export const shownAs = (held: Json | undefined): string | undefined =>
  typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean'
    ? String(held)
    : undefined
