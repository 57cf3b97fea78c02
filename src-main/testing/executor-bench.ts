import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScenarioName } from '../../shared/practice.ts'
import type { ChangeProgress } from '../../shared/setup/plan.ts'
import { createAws } from '../core/aws/create-aws.ts'
import type { AwsCall, Change, ChangePlan, JsonObject } from '../core/changes/change.ts'
import { execute } from '../core/changes/execute.ts'
import { openLedger } from '../core/changes/ledger-file.ts'
import type { planUndo } from '../core/changes/plan-undo.ts'
import { readText } from '../core/files/read-text.ts'
import { lookAtCall } from '../core/settle/look-at-call.ts'
import { type Practice, startPractice } from '../practice/start.ts'

/** The executor alone, on a practice account that the profiles `admin` and `user` sign in to. */
export async function openExecutorBench(scenario: ScenarioName) {
  const practice = await startPractice({ scenario })
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-execute-'))
  const section = (name: string, key: Practice['keys']['admin']) =>
    `[${name}]\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n`
  const { admin, user } = practice.keys
  await writeFile(join(folder, 'credentials'), section('admin', admin) + section('user', user))
  const aws = createAws({
    profile: 'admin',
    region: 'eu-central-1',
    endpoint: practice.endpoint,
    places: { awsConfig: join(folder, 'config'), awsCredentials: join(folder, 'credentials') },
    environment: {},
  })
  const state = { told: [] as ChangeProgress[], ledgerPath: '' }
  const renew = () => {
    state.told = []
    state.ledgerPath = join(folder, `${randomUUID()}.jsonl`)
  }
  renew()
  const world: Parameters<typeof planUndo>[2] = {
    readText,
    see: (call, account) =>
      lookAtCall({ call, account, aws, signal: new AbortController().signal }),
  }
  type Options = {
    signal?: AbortSignal
    onTell?: () => unknown
    onUnexpected?: (error: unknown) => void
  }
  return {
    practice,
    aws,
    state,
    world,
    /** A new ledger, and nothing told. */
    renew,
    attachedTo: (name: string) => practice.account.iam.users[name]?.attached ?? [],
    run: (plan: ChangePlan, { onTell, ...options }: Options = {}) =>
      execute(plan, {
        aws,
        ledger: openLedger(state.ledgerPath),
        backups: join(folder, 'backups'),
        now: Date.now,
        tell: (progress) => {
          state.told.push(progress)
          onTell?.()
        },
        signal: new AbortController().signal,
        ...options,
      }),
    close: async () => {
      aws.close()
      await practice.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const iamCall = (operation: string, input: JsonObject): AwsCall => ({
  kind: 'aws-call',
  service: 'iam',
  operation,
  input,
  region: 'us-east-1',
  expect: 'success',
})

export const changeOf = (
  id: string,
  effect: Change['effect'],
  more: Partial<Change> = {},
): Change => ({
  id,
  title: `Do ${id}`,
  why: 'For the test.',
  effect,
  after: [],
  undo: [],
  undoWords: 'Take it back.',
  ...more,
})

export const planOf = (changes: Change[], more: Partial<ChangePlan> = {}): ChangePlan => ({
  id: 'plan',
  step: 'permissions',
  title: 'Test',
  account: '111122223333',
  region: 'eu-central-1',
  profile: 'admin',
  changes,
  ...more,
})
