import type { ReactNode } from 'react'
import type { PlanRequest } from '../../shared/setup/plan.ts'
import type { Finding, StepId } from '../../shared/setup/step.ts'

/** One step of a screen: what its button says, and what to ask the core to plan. */
export type Stage = {
  readonly step: StepId
  /** A verb with its object: "Create policy and attach". */
  readonly verb: string
  /** Absent while the person still has to give something. */
  readonly request: PlanRequest | undefined
  /** What has to be filled in for this step alone. */
  readonly decision?: ReactNode
  /** Points at what is still missing, when the button is pressed without a request. */
  readonly askForMissing?: () => void
  /** Offered beside what the screen is about: its finding is not the screen's outcome. */
  readonly isAside?: boolean
  /** Done already, and asked for nonetheless. */
  readonly isWanted?: boolean
}

/** The first step that is still open, as far as was looked; `undefined` when all are done. */
export function currentStage(
  stages: readonly Stage[],
  findings: ReadonlyMap<StepId, Finding | undefined>,
): Stage | undefined {
  return stages.find(({ step, isWanted }) => isWanted || findings.get(step)?.status !== 'done')
}
