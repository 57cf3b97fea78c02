import { posix, win32 } from 'node:path'
import type { Shell } from '../../../shared/setup/shell.ts'

/**
 * The file each shell reads whenever it starts for somebody. bash on macOS reads another one, because Terminal starts it
 * as a login shell. PowerShell: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_profiles
 */
export function findShellProfiles(
  home: string,
  platform: NodeJS.Platform,
): Readonly<Record<Shell, string>> {
  const { join } = platform === 'win32' ? win32 : posix
  const powershell =
    platform === 'win32'
      ? join(home, 'Documents', 'PowerShell')
      : join(home, '.config', 'powershell')
  return {
    bash: join(home, platform === 'darwin' ? '.bash_profile' : '.bashrc'),
    zsh: join(home, '.zshrc'),
    fish: join(home, '.config', 'fish', 'config.fish'),
    powershell: join(powershell, 'Microsoft.PowerShell_profile.ps1'),
  }
}
