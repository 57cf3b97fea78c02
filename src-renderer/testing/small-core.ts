import type { Handlers } from '../../shared/contract.ts'
import { createClient } from '../../shared/rpc/create-client.ts'
import { createPair } from '../../shared/rpc/pair.ts'
import { serveRpc } from '../../shared/rpc/serve.ts'
import type { Choices } from '../../shared/setup/choices.ts'
import type { HistoryEntry } from '../../shared/setup/history.ts'
import type { StepId } from '../../shared/setup/step.ts'
import { modelGrid } from './sample-grid.ts'
import * as models from './sample-models.ts'
import * as plans from './sample-plans.ts'
import * as samples from './samples.ts'

const noChoices: Choices = {}
const noHistory: readonly HistoryEntry[] = []
const nothingAsked: readonly { name: string; input: unknown }[] = []

type Options = {
  /** Steps that are done from the start. */
  done?: readonly StepId[]
  connection?: typeof samples.practiceConnection
  /** Calls answered otherwise. */
  handlers?: Partial<Handlers>
}

/** The window's own end of the real protocol, with small handlers on the other end that remember what was applied. */
export function createSmallCore({ done = ['sign-in', 'account-check'], ...options }: Options = {}) {
  const world = {
    done: new Set<StepId>(done),
    connection: options.connection ?? samples.practiceConnection,
    choices: noChoices,
    history: noHistory.slice(),
    asked: nothingAsked.slice(),
  }
  const { page, host, close } = createPair()
  const handlers: Handlers = {
    describeApp: async () => ({
      name: 'Groundwork',
      version: '0.1.0',
      host: 'browser',
      platform: 'linux',
      powers: [],
      dataFolder: '/home/ada/.groundwork',
    }),
    readSettings: async () => ({ theme: 'system' }),
    saveSettings: async ({ theme }) => ({ theme: theme ?? 'system' }),
    openLink: async () => null,
    readSignInOptions: async () => samples.signInOptions(world.connection),
    connect: async (choice) => {
      world.connection =
        choice.kind === 'practice' ? samples.practiceConnection : samples.ownConnection
      return world.connection
    },
    readConnection: async () => world.connection,
    checkStep: async ({ step }) => ({
      step,
      status: world.done.has(step) ? 'done' : 'needs-you',
      title: world.done.has(step) ? `The ${step} step is done` : `The ${step} step is open`,
      evidence: [],
      checkedAt: Date.now(),
    }),
    readChoices: async () => world.choices,
    choose: async (choices) => {
      world.choices = { ...world.choices, ...choices }
      if (choices.region) world.done.add('region')
      return world.choices
    },
    reviewAccount: async () => samples.accountReview,
    reviewRegions: async () => models.regionReview,
    reviewModelGrid: async () => modelGrid,
    reviewModels: async () => models.modelsReview,
    reviewApplicationProfiles: async () => ({ profiles: [], sources: [] }),
    reviewPermissions: async () => samples.permissionsReview,
    checkPolicyDocument: async ({ document }) => samples.policyCheckOf(document),
    comparePolicyDocument: async () => ({ diff: '' }),
    foreseePolicyDocument: async () => ({ name: 'claude', rows: [] }),
    readProofs: async () => [],
    reviewConnect: async () => samples.connectReview,
    planStep: async ({ step }) => plans.planOf(step),
    planUndo: async () => plans.planOf('permissions'),
    handOver: async ({ planId }) => plans.handOverOf(plans.stepOf(planId)),
    applyPlan: async ({ planId }) => {
      const step = plans.stepOf(planId)
      const { changes } = plans.planOf(step)
      for (const { id } of changes)
        server.notify('changeProgressed', { planId, changeId: id, status: 'done' })
      world.done.add(step)
      world.history.push(...changes.map((change) => plans.historyOf(step, change)))
      return {
        planId,
        status: 'done',
        changes: changes.map(({ id }) => ({ planId, changeId: id, status: 'done' })),
      }
    },
    readRunning: async () => [],
    cancelPlan: async () => null,
    readLeftovers: async () => [],
    readInterrupted: async () => [],
    closeInterrupted: async () => null,
    readFileVersions: async () => [],
    compareFileVersion: async () => ({ diff: '', isSame: true }),
    planRestore: async () => plans.planOf('claude-code'),
    readHistory: async () => world.history,
    makeReport: async () => ({ fileName: 'report.md', title: 'Report', markdown: '', issue: '' }),
    readLog: async () => ({ entries: [], folder: '/home/ada/.groundwork/logs' }),
    reviewCalls: async () => samples.callHealth,
    explainError: async () => ({ found: [], forSupport: '' }),
    reviewLogging: async () => ({ mayLook: true, logGroup: '/groundwork/claude-calls' }),
    reviewNetwork: async () => ({ region: 'eu-central-1', endpoints: [], services: [] }),
    reviewAudit: async () => ({ trails: [], suggestedBucket: 'claude-audit' }),
    reviewGuardrails: async () => ({ others: [], services: ['Amazon Bedrock'], mayLook: true }),
    reviewTuning: async () => ({
      values: {},
      paths: { 'claude-code': '', 'claude-bedrock-cursor': '' },
      hasCursor: false,
      dead: [],
    }),
    readChecklist: async () => ({ items: [], checkedAt: 0 }),
    declareWanted: async () => ({ items: [], checkedAt: 0 }),
    makeRecovery: async () => ({
      at: 0,
      account: '111122223333',
      madeBy: '',
      chapters: [],
      files: [],
      marks: {},
    }),
    noteRecoverySaved: async () => null,
    readBackups: async () => ({ folder: '/home/ada/.groundwork', every: 'never', backups: [] }),
    backUpNow: async () => ({ id: 'backup', at: 0, files: [], leftOut: [] }),
    planBackupRestore: async () => plans.planOf('claude-code'),
    testCall: async () => {
      throw new Error('The small core asks no model.')
    },
    stopTestCall: async () => null,
    readAlerts: async () => [],
    dismissAlert: async () => [],
    readBudgets: async () => ({ budgets: [], mayLook: true }),
    readQuotaUse: async () => {
      throw new Error('The small core has no usage.')
    },
    readUsage: async () => {
      throw new Error('The small core has no usage.')
    },
    ...options.handlers,
  }
  const server = serveRpc(host, recorded(handlers, world.asked), () => {})
  return { client: createClient(page), notify: server.notify, world, close }
}

function recorded(handlers: Handlers, asked: { name: string; input: unknown }[]): Handlers {
  return new Proxy(handlers, {
    get: (target, name, receiver) => {
      const handler: unknown = Reflect.get(target, name, receiver)
      if (typeof handler !== 'function') return handler
      return (input: unknown, context: unknown) => {
        asked.push({ name: String(name), input })
        return handler(input, context)
      }
    },
  })
}
