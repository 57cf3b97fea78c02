import type { ScenarioName } from '../../shared/practice.ts'
import type { AccessKey, Account, Fault } from './account.ts'
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
  /** Told when a call runs into a planted fault: before or after its effect, as the fault says. */
  readonly onFault?: (fault: Fault) => void
  /** Other services than AWS's, for tests of the protocols. */
  readonly services?: ServiceTable
}

/** Starts an AWS account simulated on this machine. Any AWS client can be pointed at its endpoint. */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const { scenario, file, now = Date.now, onUnexpected = () => undefined } = options
  const loaded = file === undefined ? undefined : loadAccount(file, scenario)
  // Whoever deletes the last key of an account can never sign in to it again.
  const saved = loaded && findKeys(loaded) && loaded
  const account = saved ?? createAccount(scenario, now())
  const keys = findKeys(account)
  if (!keys) throw new Error(`The scenario ${scenario} gives out no access keys`)
  const saver = file === undefined ? undefined : createSaver(file, account, onUnexpected)
  const listening = await listen(options.port ?? 0, {
    account,
    findServices: createServiceFinder(options.services ?? services),
    now: () => now() + account.clockAheadMs,
    checksClock: () => options.now === undefined && account.clockAheadMs === 0,
    onChange: () => saver?.touch(),
    onUnexpected,
    onFault: options.onFault ?? (() => undefined),
  })
  if (!saved) saver?.touch()
  return {
    endpoint: listening.endpoint,
    region: 'eu-central-1',
    account,
    // A key may have been renewed since.
    get keys() {
      return findKeys(account) ?? keys
    },
    stop: async () => {
      await listening.stop()
      await saver?.flush()
    },
  }
}

function findKeys(account: Account): Practice['keys'] | undefined {
  const admin = findKey(account, 'admin')
  const user = findKey(account, 'claude-bedrock-user') ?? findSession(account)
  return admin && user && { admin, user }
}

/** The long-lived key where there is one; in a scenario of sessions, the session's. */
function findKey({ iam }: Account, user: string): PracticeKey | undefined {
  const own = Object.values(iam.accessKeys).filter(
    ({ owner, active }) => active && owner.type === 'user' && owner.name === user,
  )
  const key = own.find(({ sessionToken }) => sessionToken === undefined) ?? own[0]
  return key && toPracticeKey(key)
}

/** Whoever signs in through IAM Identity Center has no user in IAM, only sessions of a role. */
function findSession({ iam }: Account): PracticeKey | undefined {
  const key = Object.values(iam.accessKeys).find(
    ({ owner, active }) =>
      active && owner.type === 'role' && owner.name.startsWith('AWSReservedSSO_'),
  )
  return key && toPracticeKey(key)
}

function toPracticeKey({ id, secret, sessionToken }: AccessKey): PracticeKey {
  return {
    accessKeyId: id,
    secretAccessKey: secret,
    ...(sessionToken !== undefined && { sessionToken }),
  }
}
