import { Stack } from '@mantine/core'
import { Screen } from '../ui/screen.tsx'
import { CallsOfTheHour } from './calls-of-the-hour.tsx'
import { LogViewer } from './log-viewer.tsx'
import { PastedError } from './pasted-error.tsx'
import { ReportPanel } from './report-panel.tsx'
import { StepFindings } from './step-findings.tsx'

/** Something is wrong: what is it, and what helps. */
export function DoctorPage() {
  return (
    <Screen
      title="What is wrong, and what helps"
      lead="Every check of the set-up, the worst first; and the meaning of an error that some other tool shows."
    >
      <Stack gap="lg">
        <StepFindings />
        <CallsOfTheHour />
        <PastedError />
        <ReportPanel />
        <LogViewer />
      </Stack>
    </Screen>
  )
}
