import { AppInfo, Settings } from './app.ts'
import { Backup, Backups } from './checklist/backups.ts'
import { Checklist, ChecklistItemId } from './checklist/checklist.ts'
import { RecoveryDocument } from './checklist/recovery.ts'
import { CallHealth } from './doctor/call-health.ts'
import { ExplainedError } from './doctor/explained-error.ts'
import { Report, ReportRequest } from './doctor/report.ts'
import { LogRead } from './log.ts'
import { z } from './schema.ts'
import { ApplicationProfilesReview } from './setup/application-profile.ts'
import { AuditReview } from './setup/audit.ts'
import { Choices } from './setup/choices.ts'
import { Connection, ConnectionChoice, SignInOptions } from './setup/connection.ts'
import { FileComparison, FileVersionId, VersionedFile } from './setup/file-versions.ts'
import { GuardrailsReview } from './setup/guardrails.ts'
import { HandOver } from './setup/hand-over.ts'
import { HistoryEntry } from './setup/history.ts'
import { Interrupted } from './setup/interrupted.ts'
import { LoggingReview } from './setup/invocation-logging.ts'
import { Leftover } from './setup/leftover.ts'
import { ModelGrid } from './setup/model-grid.ts'
import { NetworkReview } from './setup/network.ts'
import {
  ChangeProgress,
  Outcome,
  Plan,
  PlanRequest,
  RunningPlan,
  UndoRequest,
} from './setup/plan.ts'
import { PolicyCheck, PolicyComparison, PolicyForesight, PolicyText } from './setup/policy-check.ts'
import { ProofRecord } from './setup/proof-record.ts'
import {
  AccountReview,
  ConnectReview,
  ModelsReview,
  PermissionsReview,
  RegionReview,
} from './setup/review.ts'
import { Finding, StepId } from './setup/step.ts'
import { TestCallPiece, TestCallRequest, TestCallResult } from './test-call/test-call.ts'
import { TuningReview } from './tuning/tuning.ts'
import { Alert } from './usage/alert.ts'
import { UsageBudgets } from './usage/budget.ts'
import { QuotaUse } from './usage/quota.ts'
import { Usage, UsageRequest } from './usage/usage.ts'

const nothing = z.null()

/** Every call the renderer can make: one line each. Handlers are the functions of `src-main/core/app.ts`. */
export const calls = {
  describeApp: { input: nothing, output: AppInfo },
  readSettings: { input: nothing, output: Settings },
  saveSettings: { input: Settings.partial(), output: Settings },
  openLink: { input: z.object({ url: z.url({ protocol: /^https$/ }) }), output: nothing },

  readSignInOptions: { input: nothing, output: SignInOptions },
  connect: { input: ConnectionChoice, output: Connection },
  readConnection: { input: nothing, output: Connection },

  checkStep: { input: z.object({ step: StepId }), output: Finding },
  readChoices: { input: nothing, output: Choices },
  choose: { input: Choices, output: Choices },
  reviewAccount: { input: nothing, output: AccountReview },
  reviewRegions: { input: nothing, output: RegionReview },
  reviewModelGrid: { input: nothing, output: ModelGrid },
  reviewModels: { input: nothing, output: ModelsReview },
  reviewApplicationProfiles: { input: nothing, output: ApplicationProfilesReview },
  reviewPermissions: { input: nothing, output: PermissionsReview },
  checkPolicyDocument: { input: PolicyText, output: PolicyCheck },
  comparePolicyDocument: { input: PolicyText, output: PolicyComparison },
  foreseePolicyDocument: { input: PolicyText, output: PolicyForesight },
  reviewNetwork: { input: nothing, output: NetworkReview },
  reviewAudit: { input: nothing, output: AuditReview },
  reviewLogging: { input: nothing, output: LoggingReview },
  reviewGuardrails: { input: nothing, output: GuardrailsReview },
  readProofs: { input: nothing, output: z.array(ProofRecord) },
  reviewConnect: { input: nothing, output: ConnectReview },

  planStep: { input: PlanRequest, output: Plan },
  planUndo: { input: UndoRequest, output: Plan },
  handOver: { input: z.object({ planId: z.string() }), output: HandOver },
  applyPlan: { input: z.object({ planId: z.string() }), output: Outcome },
  readRunning: { input: nothing, output: z.array(RunningPlan) },
  cancelPlan: { input: z.object({ planId: z.string() }), output: nothing },
  readLeftovers: { input: nothing, output: z.array(Leftover) },
  readInterrupted: { input: nothing, output: z.array(Interrupted) },
  closeInterrupted: { input: z.object({ planId: z.string() }), output: nothing },
  readFileVersions: { input: nothing, output: z.array(VersionedFile) },
  compareFileVersion: { input: FileVersionId, output: FileComparison },
  planRestore: { input: FileVersionId, output: Plan },
  readHistory: { input: nothing, output: z.array(HistoryEntry) },

  makeReport: { input: ReportRequest, output: Report },
  readLog: { input: nothing, output: LogRead },
  reviewCalls: { input: nothing, output: CallHealth },
  explainError: { input: z.object({ text: z.string().max(100_000) }), output: ExplainedError },

  reviewTuning: { input: nothing, output: TuningReview },
  readChecklist: { input: nothing, output: Checklist },
  declareWanted: {
    input: z.object({ item: ChecklistItemId, isWanted: z.boolean() }),
    output: Checklist,
  },
  makeRecovery: { input: nothing, output: RecoveryDocument },
  noteRecoverySaved: { input: RecoveryDocument.pick({ at: true, marks: true }), output: nothing },
  readBackups: { input: nothing, output: Backups },
  backUpNow: { input: nothing, output: Backup },
  planBackupRestore: { input: Backup.pick({ id: true }), output: Plan },

  testCall: { input: TestCallRequest, output: TestCallResult },
  stopTestCall: { input: z.object({ id: z.string() }), output: nothing },

  readUsage: { input: UsageRequest, output: Usage },
  readAlerts: { input: nothing, output: z.array(Alert) },
  dismissAlert: { input: z.object({ id: z.string() }), output: z.array(Alert) },
  readBudgets: { input: nothing, output: UsageBudgets },
  readQuotaUse: { input: nothing, output: QuotaUse },
} as const

/** Everything the core tells the renderer unasked. */
export const notices = {
  changeProgressed: ChangeProgress,
  planEnded: Outcome,
  connectionChanged: Connection,
  alertRaised: Alert,
  testCallProgressed: TestCallPiece,
} as const

export type CallName = keyof typeof calls
export type CallInput<Name extends CallName> = z.output<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>
export type NoticeName = keyof typeof notices
export type NoticeBody<Name extends NoticeName> = z.output<(typeof notices)[Name]>

/** What the core implements: one function per call. The signal fires when the page that asked has gone. */
export type Handlers = {
  readonly [Name in CallName]: (
    input: CallInput<Name>,
    context: { readonly signal: AbortSignal },
  ) => Promise<CallOutput<Name>>
}
/** How the core tells every open page something. */
export type Notify = <Name extends NoticeName>(name: Name, body: NoticeBody<Name>) => void
