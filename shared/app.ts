import { BackupEvery } from './checklist/backups.ts'
import { LogLevel } from './log.ts'
import { z } from './schema.ts'
import { AlertKind } from './usage/alert.ts'

/** What a host can do. The interface hides what is absent. */
export const Power = z.enum(['pick-file', 'keep-secret', 'desktop-notify', 'tray', 'update'])
export type Power = z.infer<typeof Power>

export const AppInfo = z.object({
  name: z.string(),
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  platform: z.string(),
  powers: z.array(Power),
  dataFolder: z.string(),
})
export type AppInfo = z.infer<typeof AppInfo>

export const Settings = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  /** What looking at the usage may cost in one UTC day (US dollars); absent: the app's own cap. */
  dailyCapUsd: z.number().min(0).max(100).optional(),
  /** What the person does not want to be told of. */
  mutedAlerts: z.array(AlertKind).optional(),
  /** From which level on the app writes its log; absent: info. */
  logLevel: LogLevel.optional(),
  /** How often the managed files are copied; absent: never. */
  backupEvery: BackupEvery.optional(),
})
export type Settings = z.infer<typeof Settings>
