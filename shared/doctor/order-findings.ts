import { type Finding, type FindingStatus, type StepId, screens } from '../setup/step.ts'

/** A finding, with the other steps that the very same problem stops. */
export type Diagnosis = { readonly finding: Finding; readonly alsoStops: readonly StepId[] }

export type Diagnoses = {
  /** What keeps Claude from working as it should, the worst first. */
  readonly open: readonly Diagnosis[]
  /** What goes beyond the wizard and is not there. Claude works without it. */
  readonly notNeeded: readonly Finding[]
  readonly done: readonly Finding[]
}

const severity: readonly FindingStatus[] = [
  'blocked',
  'needs-admin',
  'needs-you',
  'waiting',
  'done',
]
const needed = new Set<StepId>(screens.flatMap(({ steps }) => steps))

/** Puts what every check saw in the order in which somebody should look at it. */
export function orderFindings(findings: readonly Finding[]): Diagnoses {
  const isOpen = ({ status }: Finding) => status !== 'done'
  const isNeeded = (finding: Finding) =>
    needed.has(finding.step) &&
    !isRightNobodyNeeds(finding, findings) &&
    !isToldByCalls(finding, findings)
  const open = fold(findings.filter((finding) => isOpen(finding) && isNeeded(finding)))
  const told = new Set(open.flatMap(({ finding: { problem } }) => problem?.code ?? []))
  return {
    open: open.toSorted((a, b) => rank(a.finding) - rank(b.finding)),
    notNeeded: findings.filter(
      (finding) =>
        isOpen(finding) &&
        !isNeeded(finding) &&
        !(isAboutSignIn(finding) && told.has(finding.problem?.code ?? 'app.unexpected')),
    ),
    done: findings.filter((finding) => !isOpen(finding)),
  }
}

/** Waiting, it has answered once and is asked again later. */
const hasAnswered: readonly FindingStatus[] = ['done', 'waiting']
const setUpByRights = ['region', 'first-use-form', 'agreements', 'permissions'] as const

/** Once somebody has done what takes an administrator, that this sign-in could not have is no fault any more. */
const isRightNobodyNeeds = ({ step, problem }: Finding, findings: readonly Finding[]) =>
  step === 'account-check' &&
  problem === undefined &&
  setUpByRights.every((id) =>
    findings.some(
      (other) => other.step === id && (other.status === 'done' || isToldByCalls(other, findings)),
    ),
  )

/** Who may call models and look at nothing else cannot see form and agreements; models that answer show both. */
const isToldByCalls = (finding: Finding, findings: readonly Finding[]) =>
  (finding.step === 'first-use-form' || finding.step === 'agreements') &&
  isRefusal(finding) &&
  findings.some(({ step, status }) => step === 'model-access' && hasAnswered.includes(status))

/**
 * A sign-in that does not work stops every check alike, and a missing right some of them. Each is told once, where it
 * is cured.
 */
const fold = (findings: readonly Finding[]): Diagnosis[] =>
  findings.flatMap((finding, index) => {
    const isSame = ({ problem }: Finding) =>
      problem?.code === finding.problem?.code &&
      (isAboutSignIn(finding) ||
        (isRefusal(finding) && problem?.detail === finding.problem?.detail))
    if (findings.slice(0, index).some(isSame)) return []
    const stopped = findings.slice(index + 1).filter(isSame)
    return [{ finding, alsoStops: stopped.map(({ step }) => step) }]
  })

const everywhere = /^(credentials|network)\./
const isAboutSignIn = ({ problem }: Finding) =>
  problem !== undefined && everywhere.test(problem.code)

const isRefusal = ({ problem }: Finding) => problem?.code === 'permission.denied'

/** A fault stands before something that merely has not been done yet; a sign-in that fails, before all. */
function rank(finding: Finding): number {
  if (isAboutSignIn(finding)) return -1
  return severity.indexOf(finding.status) * 2 + (isFault(finding) ? 0 : 1)
}

/** Which rights are missing is said best by the account check, so a single refusal does not stand before it. */
const isFault = (finding: Finding) => finding.problem !== undefined && !isRefusal(finding)
