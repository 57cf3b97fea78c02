import type { ScenarioName } from '../../shared/practice.ts'
import type { AccessKey, Account } from './account.ts'
import { listen } from './listen.ts'
import { createAccount } from './scenarios/create-account.ts'
import { createServiceFinder, type ServiceTable, services } from './services.ts'
import { createSaver, loadAccount } from './store.ts'

export type PracticeKey = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}
export type Practice = {
  readonly endpoint: string
  readonly region: string
  readonly account: Account
  readonly keys: { readonly admin: PracticeKey; readonly user: PracticeKey }
  readonly stop: () => Promise<void>
}
export type PracticeOptions = {
  readonly scenario: ScenarioName
  /** Any free one when absent. */
  readonly port?: number
  /** Where the account is kept between runs. Without it, it is forgotten. */
  readonly file?: string
  readonly now?: () => number
  /** Told about mistakes of the practice account itself, never about refused requests. */
  readonly onUnexpected?: (error: unknown) => void
  /** Other services than AWS's, for tests of the protocols. */
  readonly services?: ServiceTable
}

/** Starts an AWS account simulated on this machine. Any AWS client can be pointed at its endpoint. */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const { scenario, file, now = Date.now, onUnexpected = () => undefined } = options
  const saved = file === undefined ? undefined : loadAccount(file, scenario)
  const account = saved ?? createAccount(scenario, now())
  const saver = file === undefined ? undefined : createSaver(file, account, onUnexpected)
  const listening = await listen(options.port ?? 0, {
    account,
    findServices: createServiceFinder(options.services ?? services),
    now: () => now() + account.clockAheadMs,
    checksClock: () => options.now === undefined && account.clockAheadMs === 0,
    onChange: () => saver?.touch(),
    onUnexpected,
  })
  if (!saved) saver?.touch()
  return {
    endpoint: listening.endpoint,
    region: 'eu-central-1',
    account,
    keys: { admin: findKey(account, 'admin'), user: findKey(account, 'claude-bedrock-user') },
    stop: async () => {
      await listening.stop()
      await saver?.flush()
    },
  }
}

function findKey({ iam }: Account, user: string): PracticeKey {
  const key = Object.values(iam.accessKeys).find(
    ({ owner }) => owner.type === 'user' && owner.name === user,
  )
  if (!key) throw new Error(`The scenario has no access key for ${user}`)
  return toPracticeKey(key)
}

function toPracticeKey({ id, secret, sessionToken }: AccessKey): PracticeKey {
  return {
    accessKeyId: id,
    secretAccessKey: secret,
    ...(sessionToken !== undefined && { sessionToken }),
  }
}
