import { spawn } from 'node:child_process'
import { failure } from '../../core/problems.ts'

/** The command that hands an address to this system's default browser. */
export function browserCommand(
  platform: NodeJS.Platform,
  url: string,
): readonly [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', url]
    case 'win32':
      // Unlike `start`, it takes the address as it is: no shell reads its & and %.
      return ['rundll32', 'url.dll,FileProtocolHandler', url]
    default:
      return ['xdg-open', url]
  }
}

/** Opens the address in the person's browser. A problem holds the address, where none can be opened from here. */
export async function openInBrowser(platform: NodeJS.Platform, url: string): Promise<void> {
  const [command, ...args] = browserCommand(platform, url)
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(1))
    // Some openers stay for as long as the browser does: the tab is there all the same.
    child.once('spawn', () => setTimeout(resolve, 2000, 0).unref())
    child.once('exit', resolve)
    child.unref()
  })
  if (code !== 0)
    throw failure('app.unexpected', {
      title: 'No browser could be opened from here',
      detail: 'Copy the address and open it yourself.',
      remedies: [{ kind: 'run', label: 'Address', command: url }],
    })
}
