import type { StepContext } from '../steps/step.ts'
import type { KeyState } from './read-job-user.ts'

export const dayMs = 86_400_000

/** Whole days since AWS made the key. */
export const keyAge = ({ now }: Pick<StepContext, 'now'>, { createdAt }: KeyState): number =>
  Math.max(0, Math.floor((now() - createdAt) / dayMs))
