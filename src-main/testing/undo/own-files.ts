import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { type Ground, writeAt } from '../faults/ground.ts'

/** Files as people have them, each odd in its own way, with a mode of their own. */
export async function writeOddFiles(ground: Ground, folder: string): Promise<void> {
  const { accessKeyId, secretAccessKey } = ground.practice.keys.admin
  const files = [
    [
      '.aws/credentials',
      0o600,
      `\uFEFF# mine\r\n[work]\r\naws_access_key_id = AKIAWORKWORKWORKWORK\r\naws_secret_access_key=untouched ; no comment\r\n\r\n[default]\r\n  aws_access_key_id = ${accessKeyId}\r\n  aws_secret_access_key = ${secretAccessKey}\r\n[work]\r\n`,
    ],
    ['.aws/config', 0o640, '# far\r\n[profile work]\r\nregion = us-east-1 # far\r\n\r\n\r\n'],
    [
      '.claude/settings.json',
      0o644,
      '{\n\t// mine\n\t"theme": "dark",\n\t"env": {\n\t\t"FOO": "1", /* one */\n\t},\n}',
    ],
    ['.claude/CLAUDE.md', 0o600, 'Mine.\n'],
    [
      '.config/claude-bedrock-cursor/config.toml',
      0o664,
      '# mine\n[aws]\nprofile = "old" # once\n\n[other]\nkept = true',
    ],
  ] as const
  for (const [path, mode, text] of files) {
    await writeAt(ground, join(folder, path), text)
    await chmod(join(ground.home, folder, path), mode)
  }
}
