import type { ComponentType } from 'react'
import { AuditSection } from './audit/audit-section.tsx'
import { CallRecordsSection } from './audit/call-records-section.tsx'
import { DashboardSection } from './dashboard-section.tsx'
import { GuardrailsSection } from './guardrails/guardrails-section.tsx'
import { EnvironmentVariablesSection } from './identity/environment-variables-section.tsx'
import { JobUserSection } from './identity/job-user-section.tsx'
import { KeyRotationSection } from './identity/key-rotation-section.tsx'
import { NetworkSection } from './network/network-section.tsx'
import { TestCallSection } from './test-call/test-call-section.tsx'
import { TuningSection } from './tuning/tuning-section.tsx'

type Section = { readonly id: string; readonly Section: ComponentType }

/** What can be set up beyond the six steps, by what people come for. Each is a `Feature` in a folder of its own. */
export const sections: readonly {
  readonly title: string
  readonly sections: readonly Section[]
}[] = [
  {
    title: 'Who Claude signs in as',
    sections: [
      { id: 'job-user', Section: JobUserSection },
      { id: 'key-rotation', Section: KeyRotationSection },
      { id: 'environment-variables', Section: EnvironmentVariablesSection },
    ],
  },
  {
    title: 'Cost and use',
    sections: [
      { id: 'cost-guardrails', Section: GuardrailsSection },
      { id: 'dashboard', Section: DashboardSection },
    ],
  },
  {
    title: 'Records',
    sections: [
      { id: 'audit-trail', Section: AuditSection },
      { id: 'invocation-logging', Section: CallRecordsSection },
    ],
  },
  {
    title: 'Network',
    sections: [{ id: 'network-endpoint', Section: NetworkSection }],
  },
  {
    title: 'Comfort and speed',
    sections: [
      { id: 'tuning', Section: TuningSection },
      { id: 'test-call', Section: TestCallSection },
    ],
  },
]
