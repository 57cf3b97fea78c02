import { useState } from 'react'
import { type Finding, type ScreenId, type StepId, screens } from '../../shared/setup/step.ts'
import { useCall } from '../api.tsx'
import { canBeAsked } from '../plan/ask-admin.tsx'
import { useAskAdmin } from '../plan/use-ask-admin.ts'
import { useRuns } from '../plan/use-runs.ts'
import { goOn } from './screen-order.ts'
import { currentStage, type Stage } from './stages.ts'
import { useFinding } from './use-findings.ts'
import { usePlan } from './use-plan.ts'

/** Everything a changing screen does: which step is next, its plan, what runs, and what the buttons mean. */
export function useFlow(
  screen: ScreenId,
  stages: readonly Stage[],
  isReady: boolean,
  finished: (() => void) | undefined,
) {
  const { runs, running, start, stop } = useRuns(stepsOf(screen))
  const [attempt, setAttempt] = useState(0)
  const asking = useAskAdmin()
  const { data: choices } = useCall('readChoices', null)
  const findings = useStageFindings(stages)
  const seen = new Map(findings.map(({ step, seen }) => [step, seen.data]))
  const next = currentStage(stages, seen)
  // While a run is under way its own step stays the current one, even when a check already sees it done.
  const stage = stages.find(({ step }) => step === running?.plan.step) ?? next
  const finding = stage && seen.get(stage.step)
  const last = runs.at(-1)
  const failed = last?.outcome && last.outcome !== 'done' && last.plan.step === stage?.step && last
  const isDismissed = failed && attempt > runs.indexOf(failed)
  const openRun = running ?? (failed && !isDismissed ? failed : undefined)
  const canPlan = isReady && isPlannable(finding, stage)
  const plan = usePlan(openRun || !canPlan ? undefined : stage?.request, [
    choices,
    attempt,
    runs.length,
  ])

  const again = () => {
    setAttempt(runs.length)
    for (const { step, seen } of findings) if (step === stage?.step) void seen.refetch()
  }
  const isStuck = finding?.status === 'needs-admin' || finding?.status === 'blocked'
  const isForAdmin = isStuck && canAdminHelp(finding)
  const go = { label: 'Continue', onPress: () => goOn(screen) }
  const buttons = () => {
    if (!stage) return { primary: go }
    if (running) return { primary: { label: stage.verb, onPress: () => {}, isHeld: true } }
    if (openRun) return { primary: { label: 'Look again', onPress: again } }
    const goWithout = { label: 'Go on without it', onPress: go.onPress }
    const planned = plan.data
    if (isForAdmin && asking.asked) return { primary: goWithout }
    if (isForAdmin && planned && canBeAsked(planned))
      return {
        primary: { label: 'Ask my admin', onPress: () => asking.open(planned) },
        secondary: goWithout,
      }
    if (finding?.status === 'waiting')
      return {
        primary: { label: 'Look again', onPress: again },
        secondary: { label: 'Go on meanwhile', onPress: go.onPress },
      }
    if (isStuck || plan.isError || planned?.changes.length === 0)
      return { primary: { label: 'Look again', onPress: again }, secondary: goWithout }
    if (!stage.request && stage.askForMissing)
      return { primary: { label: stage.verb, onPress: stage.askForMissing } }
    return {
      primary: {
        label: stage.verb,
        onPress: () => {
          if (planned) void start(planned).then((outcome) => outcome === 'done' && finished?.())
        },
        isHeld: !planned || plan.isFetching,
      },
    }
  }

  return {
    runs: runs.filter((run) => !run.outcome || run.outcome === 'done' || run === openRun),
    openRun,
    stage,
    findings,
    plan,
    canPlan,
    asking,
    /** Whether the button already hands the plan to an administrator. */
    asksAdmin: isForAdmin,
    isWaiting: !openRun && finding?.status === 'waiting',
    again,
    stop: running && { label: 'Stop after this line', onPress: () => void stop() },
    ...buttonsOf(buttons()),
  }
}

/** AWS support, an organisation or time may be what is needed; then there is nothing to hand to an administrator. */
const canAdminHelp = ({ status, problem }: Finding) =>
  status === 'needs-admin' ||
  problem?.code === 'permission.denied' ||
  problem?.code === 'model.marketplaceRight' ||
  problem?.code === 'model.subscriptionRefused'

// The same list each time, so that nothing is asked anew for it.
const stepsOf = (id: ScreenId): readonly StepId[] =>
  screens.find((screen) => screen.id === id)?.steps ?? []

type Press = { label: string; onPress: () => void; isHeld?: boolean }
const buttonsOf = ({ primary, secondary }: { primary: Press; secondary?: Press }) => ({
  primary,
  secondary,
})

const isPlannable = (finding: Finding | undefined, stage: Stage | undefined) =>
  stage?.isWanted || (finding !== undefined && finding.status !== 'waiting')

/** The screens have at most three steps, so that the hooks are always the same three. */
function useStageFindings(stages: readonly Stage[]) {
  const [first, second = first, third = first] = stages
  const fallback: StepId = first?.step ?? 'sign-in'
  const seen = [
    useFinding(first?.step ?? fallback),
    useFinding(second?.step ?? fallback),
    useFinding(third?.step ?? fallback),
  ]
  return stages.flatMap(({ step }, index) => {
    const own = seen[index]
    return own ? [{ step, seen: own }] : []
  })
}
