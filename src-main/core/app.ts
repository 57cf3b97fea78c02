import type { Handlers, Notify } from '../../shared/contract.ts'
import { createAlerts } from './alerts/alerts.ts'
import { dismissAlert, readAlerts } from './alerts/told-alerts.ts'
import { reviewAudit } from './audit/review-audit.ts'
import { createBackupClock } from './backups/backup-clock.ts'
import { planBackupRestore } from './backups/plan-backup-restore.ts'
import type { Change } from './changes/change.ts'
import { foundByCheck } from './check-step.ts'
import { checklistHandlers } from './checklist/checklist-handlers.ts'
import { saveChoices } from './choices.ts'
import { readSignInOptions } from './connect/sign-in-options.ts'
import { toConnection } from './connect/to-connection.ts'
import { createConnections } from './connections.ts'
import { explainError } from './doctor/explain-error.ts'
import { makeReport } from './doctor/make-report.ts'
import { reviewCalls } from './doctor/review-calls.ts'
import { compareFileVersion, planRestore, readFileVersions } from './file-versions/file-versions.ts'
import { reviewGuardrails } from './guardrails/review-guardrails.ts'
import { makeHandOver } from './hand-over/make-hand-over.ts'
import { toHistory } from './history.ts'
import { reviewLogging } from './invocation-logging/review-logging.ts'
import { readLog } from './log/read-log.ts'
import { reviewNetwork } from './network/review-network.ts'
import { planStep } from './plan-step.ts'
import { planUndoHere } from './plan-undo-here.ts'
import { createPlans } from './plans.ts'
import { readProofs } from './policy/proof-records.ts'
import { checkPolicyDocument } from './policy-editor/check-document.ts'
import { comparePolicyDocument } from './policy-editor/compare-document.ts'
import { foreseePolicyDocument } from './policy-editor/foresee-document.ts'
import type { Places, Powers } from './powers.ts'
import { reviewAccount } from './reviews/review-account.ts'
import { reviewApplicationProfiles } from './reviews/review-application-profiles.ts'
import { reviewConnect } from './reviews/review-connect.ts'
import { reviewModelGrid } from './reviews/review-model-grid.ts'
import { reviewModels } from './reviews/review-models.ts'
import { reviewPermissions } from './reviews/review-permissions.ts'
import { reviewRegions } from './reviews/review-regions.ts'
import { createSecondLook } from './second-look/second-look.ts'
import { logLevelOf, readSettings, saveSettings } from './settings.ts'
import { closeInterrupted, readInterrupted } from './settle/interrupted.ts'
import { createTestCalls } from './test-call/test-calls.ts'
import { reviewTuning } from './tuning/review-tuning.ts'
import { readLeftovers } from './turn-off/read-leftovers.ts'
import { readBudgets } from './usage/budgets/read-budgets.ts'
import { readQuotaUse } from './usage/quota/read-quota-use.ts'
import { readUsage } from './usage/read-usage.ts'

export type App = {
  readonly handlers: Handlers
  /** Makes the second looks that are due; by itself the app does so in its own time. */
  readonly lookNow: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The whole product behind one table of calls. Everything it does to the outside goes through `powers` or the SDK. */
export function createApp(powers: Powers, notify: Notify): App {
  const tell: Notify = (name, body) => {
    notify(name, body)
    if (name === 'connectionChanged' || name === 'planEnded') secondLook.wake()
  }
  if (powers.setLogLevel)
    void readSettings(powers.places).then(
      (saved) => powers.setLogLevel?.(logLevelOf(saved)),
      () => undefined,
    )
  const connections = createConnections(powers, tell)
  const plans = createPlans(powers, tell)
  const secondLook = createSecondLook(powers, connections, plans)
  const alerts = createAlerts(powers, tell)
  const backupClock = createBackupClock(powers, connections.session)
  const testCalls = createTestCalls(tell)
  const { session, context, connect, reconnect, forget } = connections

  const afterwards = (changes: readonly Change[], places: Places) =>
    isAboutSignIn(changes, places) ? reconnect : forget

  const handlers: Handlers = {
    describeApp: async () => powers.info,
    readSettings: async () => readSettings(powers.places),
    saveSettings: async (changed) => {
      const saved = await saveSettings(powers.places, changed)
      powers.setLogLevel?.(logLevelOf(saved))
      return saved
    },
    openLink: async ({ url }) => powers.openLink(url).then(() => null),

    readSignInOptions: async () => readSignInOptions(powers, toConnection(await session())),
    connect: async (choice) => toConnection(await connect(choice)),
    readConnection: async () => {
      const opened = await session()
      secondLook.wake()
      void backupClock.backUpIfDue()
      await alerts.ofSession(opened)
      return toConnection(opened)
    },

    checkStep: async ({ step }, { signal }) => foundByCheck(powers, connections, step, signal),
    readChoices: async (_, { signal }) => (await context(signal)).choices,
    choose: async (added, { signal }) => {
      const { places, identity } = await context(signal)
      const saved = await saveChoices(places, identity.account, added)
      secondLook.wake()
      return saved
    },
    reviewAccount: async (_, { signal }) => reviewAccount(await context(signal)),
    reviewRegions: async (_, { signal }) => reviewRegions(await context(signal)),
    reviewModelGrid: async (_, { signal }) => reviewModelGrid(await context(signal)),
    reviewModels: async (_, { signal }) => reviewModels(await context(signal)),
    reviewApplicationProfiles: async (_, { signal }) =>
      reviewApplicationProfiles(await context(signal)),
    reviewPermissions: async (_, { signal }) => reviewPermissions(await context(signal)),
    reviewLogging: async (_, { signal }) => reviewLogging(await context(signal)),
    reviewNetwork: async (_, { signal }) => reviewNetwork(await context(signal)),
    reviewAudit: async (_, { signal }) => reviewAudit(await context(signal)),
    reviewGuardrails: async (_, { signal }) => reviewGuardrails(await context(signal)),
    checkPolicyDocument: async ({ document }, { signal }) =>
      checkPolicyDocument(await context(signal), document),
    comparePolicyDocument: async ({ document }, { signal }) =>
      comparePolicyDocument(await context(signal), document),
    foreseePolicyDocument: async ({ document }, { signal }) =>
      foreseePolicyDocument(await context(signal), document),
    readProofs: async (_, { signal }) => {
      const { places, identity } = await context(signal)
      return readProofs(places, identity.account)
    },
    reviewConnect: async (_, { signal }) => reviewConnect(await context(signal)),

    planStep: async (request, { signal }) => planStep(powers, connections, plans, request, signal),
    planUndo: async (request, { signal }) => {
      const owner = await session()
      const looking = { now: powers.now, signal, isRunning: plans.isRunning }
      const undo = await planUndoHere(owner, request, looking)
      return plans.hold(owner, undo, afterwards(undo.changes, owner.places))
    },
    handOver: async ({ planId }) => {
      const { plan, owner } = plans.look(planId)
      return makeHandOver(plan, {
        identity: owner.identity,
        endpoint: owner.endpoint,
        madeAt: powers.now(),
        ...(plan.byHand && { extraFiles: plan.byHand.files, extraNotes: plan.byHand.notes }),
      })
    },
    applyPlan: async ({ planId }) => plans.apply(planId, await session()),
    readRunning: async () => plans.readRunning(),
    cancelPlan: async ({ planId }) => {
      plans.cancel(planId)
      return null
    },
    readLeftovers: async (_, { signal }) => readLeftovers(await context(signal)),
    readInterrupted: async (_, { signal }) =>
      readInterrupted(await session(), { ...powers, signal, isRunning: plans.isRunning }),
    closeInterrupted: async ({ planId }) => closeInterrupted(await session(), planId, powers.now),
    readFileVersions: async () => readFileVersions(await session()),
    compareFileVersion: async ({ versionId }) => compareFileVersion(await session(), versionId),
    planRestore: async ({ versionId }) => {
      const owner = await session()
      const restore = await planRestore(owner, versionId)
      return plans.hold(owner, restore, afterwards(restore.changes, owner.places))
    },
    readHistory: async () => {
      const { ledger, identity } = await session()
      return toHistory(await ledger.read(), identity?.account)
    },

    makeReport: async (request, { signal }) => makeReport(powers, connections, request, signal),
    readLog: async () => readLog(powers.places),
    reviewCalls: async (_, { signal }) => {
      const { dailyCapUsd } = await readSettings(powers.places)
      return reviewCalls(await context(signal), dailyCapUsd)
    },
    explainError: async ({ text }) => explainError(text, powers.now()),

    reviewTuning: async (_, { signal }) => reviewTuning(await context(signal)),
    ...checklistHandlers(powers, connections),
    planBackupRestore: async ({ id }) => {
      const owner = await session()
      const restore = await planBackupRestore(owner, id)
      return plans.hold(owner, restore, afterwards(restore.changes, owner.places))
    },

    testCall: async (request, { signal }) => testCalls.call(await context(signal), request),
    stopTestCall: async ({ id }) => {
      testCalls.stop(id)
      return null
    },

    readAlerts: async () => readAlerts((await session()).places, powers.now()),
    dismissAlert: async ({ id }) => {
      const { places } = await session()
      await dismissAlert(places, id)
      return readAlerts(places, powers.now())
    },
    readBudgets: async (_, { signal }) => {
      const owner = await session()
      const budgets = await readBudgets(await context(signal))
      await alerts.ofBudgets(owner, budgets)
      return budgets
    },
    readQuotaUse: async (_, { signal }) => {
      const { dailyCapUsd } = await readSettings(powers.places)
      return readQuotaUse(await context(signal), dailyCapUsd)
    },
    readUsage: async (request, { signal }) => {
      const { dailyCapUsd } = await readSettings(powers.places)
      const owner = await session()
      const usage = await readUsage(await context(signal), request, dailyCapUsd)
      await alerts.ofUsage(owner, usage)
      return usage
    },
  }
  return {
    handlers,
    lookNow: secondLook.lookNow,
    close: async () => {
      await Promise.all([secondLook.close(), backupClock.close(), plans.close()])
      await connections.close()
    },
  }
}

/** Whether credentials may be others afterwards. */
const isAboutSignIn = (changes: readonly Change[], { awsConfig, awsCredentials }: Places) =>
  changes.some(
    ({ effect }) =>
      effect.kind === 'file-edit' && [awsConfig, awsCredentials].includes(effect.path),
  )
