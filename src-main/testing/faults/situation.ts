import type { ScenarioName } from '../../../shared/practice.ts'
import type { Choices } from '../../../shared/setup/choices.ts'
import type { PlanRequest } from '../../../shared/setup/plan.ts'
import type { Ground } from './ground.ts'

/** A state of the world in which a step has something to change. */
export type Situation = {
  readonly name: string
  readonly scenario: ScenarioName
  readonly files: Ground['files']
  /** Done to the world before the app is opened. */
  readonly plant?: (ground: Ground) => Promise<void> | void
  /** Chosen, and then done through the app, before the step. */
  readonly choices?: Choices
  readonly before?: readonly PlanRequest[]
  readonly request: (ground: Ground) => PlanRequest
}

/** Two models do what three would, side by side, and take less time. */
export const twoModels: Choices = { models: { opus: null } }
