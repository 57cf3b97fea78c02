import type { Finding, FindingStatus, StepId } from '../../../shared/setup/step.ts'

type More = Partial<
  Pick<Finding, 'detail' | 'evidence' | 'waitsFor' | 'waitingSince' | 'lookAgainInMs' | 'problem'>
>

/** What a check saw, at a time (ms since 1970). */
export const finding = (
  step: StepId,
  status: FindingStatus,
  title: string,
  checkedAt: number,
  more: More = {},
): Finding => ({ step, status, title, evidence: [], checkedAt, ...more })
