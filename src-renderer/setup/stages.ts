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
  /** While it waits there is nothing to do here: the person goes on, and it is looked at again by itself. */
  readonly settlesAlone?: boolean
  /** Whoever may not ask how it stands goes on: the calls that follow tell. */
  readonly laterTells?: boolean
}

/** The first step that is still open, as far as was looked; `undefined` when all are done or settle alone. */
export function currentStage(
  stages: readonly Stage[],
  findings: ReadonlyMap<StepId, Finding | undefined>,
): Stage | undefined {
  return stages.find(({ step, isWanted, settlesAlone, laterTells }) => {
    const { status, problem } = findings.get(step) ?? {}
    const isPassed =
      status === 'done' ||
      (settlesAlone && status === 'waiting') ||
      (laterTells && problem?.code === 'permission.denied')
    return isWanted || !isPassed
  })
}
