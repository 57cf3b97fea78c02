import type { AppInfo } from '../../shared/app.ts'
import type { LogLevel } from '../../shared/log.ts'
import type { ScenarioName } from '../../shared/practice.ts'
import type { Shell } from '../../shared/setup/shell.ts'

/** A running practice account, as a host hands it to the core: an endpoint and a home folder of its own. */
export type PracticeAccount = {
  readonly endpoint: string
  readonly region: string
  /** Keys of its users, to be written into the practice account's own AWS files. */
  readonly keys: Readonly<
    Record<
      'admin' | 'user',
      {
        readonly accessKeyId: string
        readonly secretAccessKey: string
        readonly sessionToken?: string
      }
    >
  >
}

/** Folders and files the core reads and writes. Resolved by the host from its environment. */
export type Places = {
  readonly dataFolder: string
  readonly awsConfig: string
  readonly awsCredentials: string
  /** Claude Code's folder: `~/.claude`, or CLAUDE_CONFIG_DIR. */
  readonly claudeFolder: string
  /** `~/.config/claude-bedrock-cursor`. */
  readonly claudeBedrockCursorFolder: string
  /** What each shell reads when it starts. */
  readonly shellProfiles: Readonly<Record<Shell, string>>
}

/** The verbs a host must supply. The core reaches the outside world through these, AWS and the file system only. */
export type Powers = {
  readonly info: AppInfo
  readonly places: Places
  /** The environment the app was started with. Read for AWS_* and nothing else. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => number
  /** How long AWS may take to answer (ms): a minute unless told. */
  readonly requestTimeoutMs?: number
  /** Tells something outside the window; absent where the host cannot. */
  readonly desktopNotify?: (title: string, words: string) => void
  readonly openLink: (url: string) => Promise<void>
  /** Starts the practice account, or gives back the one that runs. Its state survives restarts. */
  readonly openPractice: (scenario: ScenarioName) => Promise<PracticeAccount>
  /** What is less important than this is not logged; absent where the host keeps no log. */
  readonly setLogLevel?: (level: LogLevel) => void
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    about?: object,
  ) => void
}
