import { posix, win32 } from 'node:path'
import { findShellProfiles } from '../../core/identity/shell-profiles.ts'
import type { Places } from '../../core/powers.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Machine = {
  readonly environment: Environment
  readonly platform: NodeJS.Platform
  /** What the system says; HOME and USERPROFILE win over it, as in AWS's own tools. */
  readonly home: string
  /** `--data-dir`, already absolute. */
  readonly dataDir?: string | undefined
}

/** Where this machine keeps the files we read and write. */
export function findPlaces({ environment, platform, home: systemHome, dataDir }: Machine): Places {
  const { join } = platform === 'win32' ? win32 : posix
  const home = environment.HOME || environment.USERPROFILE || systemHome
  return {
    dataFolder: dataDir ?? findDataFolder({ environment, platform, home }),
    awsConfig: environment.AWS_CONFIG_FILE || join(home, '.aws', 'config'),
    awsCredentials: environment.AWS_SHARED_CREDENTIALS_FILE || join(home, '.aws', 'credentials'),
    claudeFolder: environment.CLAUDE_CONFIG_DIR || join(home, '.claude'),
    claudeBedrockCursorFolder: join(home, '.config', 'claude-bedrock-cursor'),
    shellProfiles: findShellProfiles(home, platform),
  }
}

function findDataFolder({ environment, platform, home }: Machine): string {
  switch (platform) {
    case 'win32':
      return win32.join(environment.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Groundwork')
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Groundwork')
    default: {
      // A relative XDG folder is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
      const xdg = environment.XDG_DATA_HOME
      const base = xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share')
      return posix.join(base, 'groundwork')
    }
  }
}
