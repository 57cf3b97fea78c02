import { failure } from '../problems.ts'
import type { HeldStop } from './own-stop.ts'

/**
 * A stop is taken away only where that leaves nobody stopped: without its action the policy would stay attached, and AWS
 * Budgets could not lift it any more. Throws `aws.conflict` otherwise.
 */
export function mustBeAtRest({ status, who }: Pick<HeldStop, 'status' | 'who'>): void {
  switch (status) {
    case 'EXECUTION_IN_PROGRESS':
    case 'REVERSE_IN_PROGRESS':
    case 'RESET_IN_PROGRESS':
      throw failure('aws.conflict', {
        title: 'AWS Budgets is busy with the stop',
        detail: 'It is being carried out, lifted or armed. Try again in a minute.',
      })
    case 'REVERSE_FAILURE':
      throw failure('aws.conflict', {
        title: 'AWS Budgets could not lift the stop yet',
        detail: `Without it, the ${who.kind} ${who.name} would stay unable to call models, and nobody could lift that here. Have AWS try once more first.`,
      })
    case 'STANDBY':
    case 'PENDING':
    case 'EXECUTION_SUCCESS':
    case 'EXECUTION_FAILURE':
    case 'REVERSE_SUCCESS':
    case 'RESET_FAILURE':
      return
  }
}
