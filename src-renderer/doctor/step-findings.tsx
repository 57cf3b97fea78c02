import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { Finding } from '../../shared/setup/step.ts'
import { ProblemHere } from '../problem-here.tsx'
import { formatTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import classes from './doctor.module.css'
import { OneFinding } from './one-finding.tsx'
import { useDiagnoses } from './use-diagnoses.ts'

/** Every check at once; what is worst stands first, with its cure. What nobody needs stands apart. */
export function StepFindings() {
  const { open, notNeeded, done, total, seen, isLooking, checkedAt, failed, checkAgain } =
    useDiagnoses()
  return (
    <Stack gap="sm" component="section" aria-labelledby="checks">
      <Group justify="space-between">
        <Title order={2} id="checks">
          Every check
        </Title>
        <Button variant="default" size="xs" disabled={isLooking} onClick={checkAgain}>
          {isLooking ? 'Checking …' : 'Check everything again'}
        </Button>
      </Group>
      <Text role="status">
        {isLooking
          ? `Checked ${seen} of ${total} …`
          : `${summary(open.length)} Looked at ${formatTime(checkedAt)}.`}
      </Text>
      {failed && <ProblemHere problem={failed} />}
      {seen === 0 && !failed && <Loading what="Checking" height={44} rows={4} />}
      {open.length > 0 && (
        <ul className={classes.list} aria-label="Open">
          {open.map((diagnosis) => (
            <li key={diagnosis.finding.step} className={classes.finding}>
              <OneFinding {...diagnosis} onRetry={checkAgain} />
            </li>
          ))}
        </ul>
      )}
      <Apart
        title="Not set up, and not needed to work"
        findings={notNeeded}
        isOptional
        onRetry={checkAgain}
      />
      <Apart title="In order" findings={done} onRetry={checkAgain} />
    </Stack>
  )
}

const summary = (open: number) => {
  if (open === 0) return 'Nothing is wrong.'
  return open === 1 ? 'One thing is open.' : `${open} things are open, the worst first.`
}

function Apart({
  title,
  findings,
  isOptional = false,
  onRetry,
}: {
  title: string
  findings: readonly Finding[]
  isOptional?: boolean
  onRetry: () => void
}) {
  if (findings.length === 0) return null
  return (
    <details className={classes.apart}>
      <summary>
        {title} ({findings.length})
      </summary>
      <ul className={classes.list} aria-label={title}>
        {findings.map((finding) => (
          <li key={finding.step} className={classes.finding}>
            <OneFinding finding={finding} isOptional={isOptional} onRetry={onRetry} />
          </li>
        ))}
      </ul>
    </details>
  )
}
