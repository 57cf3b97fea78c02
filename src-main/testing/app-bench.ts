import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ScenarioName } from '../../shared/practice.ts'
import type { Connection } from '../../shared/setup/connection.ts'
import type { ChangeProgress, Outcome, Plan, PlanRequest } from '../../shared/setup/plan.ts'
import type { FindingStatus, StepId } from '../../shared/setup/step.ts'
import type { TestCallPiece } from '../../shared/test-call/test-call.ts'
import type { Alert } from '../../shared/usage/alert.ts'
import type { Powers } from '../core/powers.ts'
import type { Account } from '../practice/account.ts'
import { type Practice, startPractice } from '../practice/start.ts'
import { type OpenApp, openApp } from './open-app.ts'

export const useCaseForm = {
  companyName: 'Example',
  companyWebsite: 'https://example.com',
  intendedUsers: '0' as const,
  industryOption: 'Technology',
  otherIndustryOption: '',
  useCases: 'Software',
}

/** A home folder, practice accounts and the app on top of them, used through its calls alone as the window does. */
export async function openAppBench() {
  const home = await mkdtemp(join(tmpdir(), 'groundwork-app-'))
  const practices = new Map<ScenarioName, Practice>()
  const progress: ChangeProgress[] = []
  const connections: Connection[] = []
  const alerts: Alert[] = []
  const pieces: TestCallPiece[] = []
  const desktop: string[] = []
  const clock = { aheadMs: 0 }

  const practice = async (scenario: ScenarioName): Promise<Practice> => {
    const known = practices.get(scenario) ?? (await startPractice({ scenario }))
    practices.set(scenario, known)
    return known
  }
  const begin = (environment: Powers['environment']): OpenApp =>
    openApp({
      home,
      environment,
      openPractice: practice,
      desktopNotify: (title) => desktop.push(title),
      now: () => Date.now() + clock.aheadMs,
      notify: (name, body) => {
        if (name === 'changeProgressed') progress.push(body as ChangeProgress)
        if (name === 'testCallProgressed') pieces.push(body as TestCallPiece)
        if (name === 'alertRaised') alerts.push(body as Alert)
        if (name === 'connectionChanged') connections.push(body as Connection)
      },
    })

  let app = begin({})
  const ask: OpenApp['ask'] = (name, input) => app.ask(name, input)
  const carryOut = async (plan: Plan): Promise<Outcome> => ask('applyPlan', { planId: plan.id })

  return {
    home,
    /** The practice account's own home. */
    practiceHome: (scenario: ScenarioName) => join(home, 'data/practice', scenario, 'home'),
    progress,
    connections,
    /** What came of the answers of test calls, in order. */
    pieces,
    /** What pages, and what the desktop, were told without asking. */
    alerts,
    desktop,
    ask,
    practice,
    /** Makes the second looks that are due, as the app does in its own time. */
    lookNow: () => app.lookNow(),
    /** Signs in, chooses Frankfurt and the models of its geography, and gives the account. */
    open: async (scenario: ScenarioName, profile = 'practice-admin'): Promise<Account> => {
      await ask('connect', { kind: 'practice', scenario, profile })
      await ask('choose', { region: 'eu-central-1', residency: 'geography' })
      return (await practice(scenario)).account
    },
    status: async (step: StepId): Promise<FindingStatus> =>
      (await ask('checkStep', { step })).status,
    /** Plans a step and carries it out. Throws with the problem of the first change that is not done. */
    apply: async (request: PlanRequest): Promise<Plan> => {
      const plan = await ask('planStep', request)
      const { changes } = await carryOut(plan)
      const failed = changes.find(({ status }) => status !== 'done')
      if (failed) throw new Error(`${failed.changeId} ${failed.status}: ${failed.problem?.title}`)
      return plan
    },
    undoEverything: async (): Promise<Outcome> =>
      carryOut(await ask('planUndo', { scope: 'everything' })),
    /** Moves the clock of the app and of every practice account. */
    pass: (ms: number) => {
      clock.aheadMs += ms
      for (const { account } of practices.values()) account.clockAheadMs += ms
    },
    write: async (path: string, text: string) => {
      await mkdir(dirname(join(home, path)), { recursive: true })
      await writeFile(join(home, path), text)
    },
    restart: async (environment: Powers['environment'] = {}) => {
      await app.close()
      app = begin(environment)
    },
    close: async () => {
      await app.close()
      await Promise.all([...practices.values()].map(({ stop }) => stop()))
      await rm(home, { recursive: true, force: true })
    },
  }
}
export type AppBench = Awaited<ReturnType<typeof openAppBench>>
