import { type StepId, screens } from '../../shared/setup/step.ts'
import type { WindowPlace } from '../navigation.ts'

/** Where a step is at home: its screen of the wizard, else the place that asks for it, else the list of the rest. */
export function placeOf(step: StepId): WindowPlace {
  if (step === 'quota-increase') return 'usage'
  if (step === 'application-profiles') return 'models'
  if (step === 'failover') return 'checklist'
  return screens.find(({ steps }) => steps.some((own) => own === step))?.id ?? 'more'
}
