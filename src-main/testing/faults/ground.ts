import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ScenarioName } from '../../../shared/practice.ts'
import type { Fault } from '../../practice/account.ts'
import { type Practice, startPractice } from '../../practice/start.ts'
import { type AppPlace, openApp } from '../open-app.ts'

/** A home folder and a practice account: all that a plan can change, and that a run has to leave in order. */
export type Ground = {
  readonly home: string
  readonly practice: Practice
  /** Whose files the app works on: the person's own, or those that the practice account has of its own. */
  readonly files: 'own' | 'practice'
  /** The clock of the account, and of an app on this ground: which key is newer than a plan is seen by both. */
  readonly now: () => number
  /** The time of the first copy. Later ones go on from there, so that no waiting for one's turn is seen by the account. */
  copiedAt?: number
  /** Told when a call runs into a planted fault. */
  onFault: (fault: Fault) => void
  readonly close: () => Promise<void>
}

export async function layGround(
  scenario: ScenarioName,
  files: Ground['files'],
  startsAt = Date.now(),
): Promise<Ground> {
  const home = await mkdtemp(join(tmpdir(), 'groundwork-faults-'))
  const ahead = startsAt - Date.now()
  const now = () => Date.now() + ahead
  const practice = await startPractice({
    scenario,
    now,
    onFault: (fault) => ground.onFault(fault),
  })
  const ground: Ground = {
    home,
    practice,
    files,
    now,
    onFault: () => {},
    close: async () => {
      await practice.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
  return ground
}

/** The same world once more, for another run. The ledger names files by their whole path, so it is told the new one. */
export async function copyGround(from: Ground): Promise<Ground> {
  const { scenario } = from.practice.account
  from.copiedAt ??= from.now()
  const ground = await layGround(scenario, from.files, from.copiedAt)
  Object.assign(ground.practice.account, structuredClone(from.practice.account))
  await cp(from.home, ground.home, { recursive: true, preserveTimestamps: true })
  const ledger = await readFile(ledgerOf(from), 'utf8').catch(() => undefined)
  if (ledger !== undefined)
    await writeFile(ledgerOf(ground), ledger.replaceAll(from.home, ground.home))
  return ground
}

export const ledgerOf = ({ home, files, practice }: Ground): string =>
  files === 'own'
    ? join(home, 'data/ledger.jsonl')
    : join(home, 'data/practice', practice.account.scenario, 'ledger.jsonl')

/** Where and when an app on this ground lives; plain data but for the practice account's door. */
export const placeOf = ({ home, files, practice, now }: Ground) => ({
  home,
  aheadMs: now() - Date.now(),
  environment: files === 'own' ? { AWS_ENDPOINT_URL: practice.endpoint } : {},
  account: { endpoint: practice.endpoint, region: practice.region, keys: practice.keys },
})

export function openOn(ground: Ground, more: Partial<AppPlace> = {}) {
  const { account: _, aheadMs: __, ...place } = placeOf(ground)
  // Its keys are read when they are asked for: they may have been renewed since.
  return openApp({
    ...place,
    now: ground.now,
    openPractice: async () => ground.practice,
    ...more,
  })
}

export async function writeAt({ home }: Ground, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true })
  await writeFile(join(home, path), text)
}
