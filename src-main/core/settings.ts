import { join } from 'node:path'
import { Settings } from '../../shared/app.ts'
import type { CallInput } from '../../shared/contract.ts'
import type { LogLevel } from '../../shared/log.ts'
import { readStored, writeStored } from './files/json-store.ts'
import type { Places } from './powers.ts'

const fileOf = ({ dataFolder }: Places) => join(dataFolder, 'settings.json')

/** How the person wants the app to look, and what it may cost. */
export const readSettings = (places: Places): Promise<Settings> =>
  readStored(fileOf(places), Settings, { theme: 'system' })

/** What the log leaves out unless somebody has chosen otherwise: what only matters to those who look for a fault. */
export const logLevelOf = ({ logLevel = 'info' }: Settings): LogLevel => logLevel

export async function saveSettings(
  places: Places,
  changed: CallInput<'saveSettings'>,
): Promise<Settings> {
  const known = await readSettings(places)
  const dailyCapUsd = changed.dailyCapUsd ?? known.dailyCapUsd
  const mutedAlerts = changed.mutedAlerts ?? known.mutedAlerts
  const logLevel = changed.logLevel ?? known.logLevel
  const backupEvery = changed.backupEvery ?? known.backupEvery
  const saved: Settings = {
    theme: changed.theme ?? known.theme,
    ...(dailyCapUsd !== undefined && { dailyCapUsd }),
    ...(mutedAlerts !== undefined && { mutedAlerts }),
    ...(logLevel !== undefined && { logLevel }),
    ...(backupEvery !== undefined && { backupEvery }),
  }
  await writeStored(fileOf(places), saved)
  return saved
}
