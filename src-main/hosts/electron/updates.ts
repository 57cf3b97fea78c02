import type { Powers } from '../../core/powers.ts'

/** Looks for a newer version and installs it when the app quits. Having none, or no network, is nothing to worry about. */
export async function lookForUpdates(log: Powers['log']): Promise<void> {
  try {
    // CommonJS, and its getter needs a running app: hence here and not at the top.
    const { default: updater } = await import('electron-updater')
    await updater.autoUpdater.checkForUpdatesAndNotify()
  } catch (error) {
    log('info', 'No update was found', { error })
  }
}
