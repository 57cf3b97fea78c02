import type { Choices } from '../../../shared/setup/choices.ts'
import type { Identity } from '../../../shared/setup/connection.ts'
import type { PlanRequest } from '../../../shared/setup/plan.ts'
import type { Finding, StepId } from '../../../shared/setup/step.ts'
import type { Aws } from '../aws/aws.ts'
import type { ChangePlan } from '../changes/change.ts'
import type { LedgerEntry } from '../changes/ledger.ts'
import type { Places } from '../powers.ts'
import type { Remember } from '../remember.ts'

/** What a step may look at. It holds no way to change anything: only the executor has that. */
export type StepContext = {
  /** Calls AWS as the connection's profile (or as another one), with errors as problems. */
  readonly aws: Aws
  readonly identity: Identity
  readonly profile: string
  readonly region: string
  /** Whether the profile or the environment names that Region, rather than nobody. */
  readonly hasOwnRegion: boolean
  readonly choices: Choices
  /** The AWS and Claude files of this connection; the practice account has its own. */
  readonly places: Places
  /** Every change made so far in this account, oldest first. Proofs are read from here. */
  readonly ledger: readonly LedgerEntry[]
  readonly remember: Remember
  /** Where the practice account answers; absent for AWS. */
  readonly endpoint?: string
  readonly now: () => number
  readonly signal: AbortSignal
}

/** What `plan` gives: the executor's plan less what the app fills in. */
export type StepPlan = Pick<ChangePlan, 'title' | 'changes' | 'notes' | 'byHand'>

/** One thing that must be true. `check` reads, `plan` is pure data from what it read; neither changes anything. */
export type Step = {
  readonly id: StepId
  readonly check: (context: StepContext) => Promise<Finding>
  readonly plan?: (context: StepContext, request: PlanRequest) => Promise<StepPlan>
  /** Keeps what a plan of this step has shown, once it has run. It changes nothing but the app's own notes. */
  readonly finished?: (context: StepContext) => Promise<void>
}
