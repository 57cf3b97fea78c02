import { Anchor, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '../../shared/problem.ts'
import type { Plan } from '../../shared/setup/plan.ts'
import type { ScreenId, StepId } from '../../shared/setup/step.ts'
import { problemIn, useCall } from '../api.tsx'
import { AskAdmin, canBeAsked } from '../plan/ask-admin.tsx'
import { NothingChanges, PlanPreview } from '../plan/plan-preview.tsx'
import { RunView } from '../plan/run-view.tsx'
import type { useAskAdmin } from '../plan/use-ask-admin.ts'
import { ProblemHere } from '../problem-here.tsx'
import { Screen } from '../ui/screen.tsx'
import { FindingLine } from './finding-line.tsx'
import { backFrom, eyebrowOf } from './screen-order.ts'
import type { Stage } from './stages.ts'
import classes from './step-flow.module.css'
import { useFlow } from './use-flow.ts'
import { useKeepInSight } from './use-keep-in-sight.ts'

type Props = {
  screen: ScreenId
  /** Said until the world shows the outcome. */
  title: string
  lead: ReactNode
  stages: readonly Stage[]
  /** The decision of the screen. */
  children: ReactNode
  /** Whether the screen has what it needs for a plan. */
  isReady: boolean
  /** The step whose finding is the title once all are done. */
  headline: StepId
  /** Why the decision cannot be shown, or not wholly. */
  problem: Problem | undefined
  onRetry: () => void
  /** After something was carried out to its end. */
  finished?: () => void
}

/**
 * A screen that changes something: its steps one after the other, each shown as what will change, then carried out in
 * the same place. What was carried out stays in sight.
 */
export function StepFlow({
  screen,
  title,
  lead,
  stages,
  children,
  isReady,
  headline,
  problem,
  onRetry,
  finished,
}: Props) {
  const flow = useFlow(screen, stages, isReady, finished)
  const { data: choices } = useCall('readChoices', null)
  const { stage, plan, runs, findings } = flow
  const outcome = !stage && findings.find(({ step }) => step === headline)?.seen.data?.title
  const isSettling = findings.some(({ seen }) => seen.data?.status === 'waiting')
  const decision = flow.canPlan || flow.openRun ? stage?.decision : undefined
  // The same refusal often meets the check, the decision and the plan alike: it is told once.
  const told = findings.find(({ step }) => step === stage?.step)?.seen.data?.problem?.code
  const isNews = (other: Problem | undefined) => other !== undefined && other.code !== told
  const planProblem = problemIn(plan.error)
  const showsPlan =
    stage?.request &&
    !flow.openRun &&
    flow.canPlan &&
    choices &&
    (!planProblem || (isNews(planProblem) && planProblem.code !== problem?.code))
  const active = useKeepInSight(
    !stage || flow.isWaiting,
    runs.length > 0 ? (plan.data?.id ?? runs.length) : undefined,
  )
  return (
    <Screen
      title={outcome || title}
      eyebrow={eyebrowOf(screen)}
      lead={lead}
      primary={flow.primary}
      secondary={flow.secondary}
      back={flow.stop ?? backFrom(screen)}
      quiet={
        plan.data &&
        stage &&
        canBeAsked(plan.data) &&
        !flow.openRun &&
        !flow.asksAdmin && <AskAdminLink plan={plan.data} asking={flow.asking} />
      }
    >
      <Stack gap="xs">
        {findings.map(({ step, seen }) => (
          <FindingLine
            key={step}
            seen={seen}
            isBrief={findings.length > 1 && step !== (stage ?? stages.at(-1))?.step}
          />
        ))}
      </Stack>
      {problem && isNews(problem) && <ProblemHere problem={problem} onRetry={onRetry} />}
      {decision ?? children}
      <div ref={active} className={classes.active}>
        {flow.openRun && <RunView run={flow.openRun} onRetry={flow.again} />}
        {showsPlan && <PlanPreview plan={plan} />}
      </div>
      {flow.asking.asked && (
        <AskAdmin key={flow.asking.asked.id} plan={flow.asking.asked} onClose={flow.asking.close} />
      )}
      {decision && children}
      {runs.map((run) => run !== flow.openRun && <RunView key={run.plan.id} run={run} />)}
      {!stage && runs.length === 0 && !isSettling && <NothingChanges />}
    </Screen>
  )
}

/** The quiet way out for somebody who may not do this themselves. */
function AskAdminLink({ plan, asking }: { plan: Plan; asking: ReturnType<typeof useAskAdmin> }) {
  return (
    <Anchor
      component="button"
      type="button"
      c="dimmed"
      aria-expanded={asking.asked !== undefined}
      onClick={() => (asking.asked ? asking.close() : asking.open(plan))}
    >
      I can’t do this, ask my admin
    </Anchor>
  )
}
