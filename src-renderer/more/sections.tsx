import type { ComponentType } from 'react'
import { DashboardSection } from './dashboard-section.tsx'
import { TestCallSection } from './test-call/test-call-section.tsx'

type Section = { readonly id: string; readonly Section: ComponentType }

/** What can be set up beyond the six steps, by what people come for. Each is a `Feature` in a folder of its own. */
export const sections: readonly {
  readonly title: string
  readonly sections: readonly Section[]
}[] = [
  {
    title: 'Watch',
    sections: [{ id: 'dashboard', Section: DashboardSection }],
  },
  {
    title: 'Comfort and speed',
    sections: [{ id: 'test-call', Section: TestCallSection }],
  },
]
