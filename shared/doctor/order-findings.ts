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
  const open = fold(findings.filter((finding) => isOpen(finding) && needed.has(finding.step)))
  const told = new Set(open.flatMap(({ finding: { problem } }) => problem?.code ?? []))
  return {
    open: open.toSorted((a, b) => rank(a.finding) - rank(b.finding)),
    notNeeded: findings.filter(
      (finding) =>
        isOpen(finding) &&
        !needed.has(finding.step) &&
        !(isAboutSignIn(finding) && told.has(finding.problem?.code ?? 'app.unexpected')),
    ),
    done: findings.filter((finding) => !isOpen(finding)),
  }
}

/** A sign-in that does not work stops every check alike, and is told once, where it is cured. */
const fold = (findings: readonly Finding[]): Diagnosis[] =>
  findings.flatMap((finding, index) => {
    const isSame = ({ problem }: Finding) =>
      isAboutSignIn(finding) && problem?.code === finding.problem?.code
    if (findings.slice(0, index).some(isSame)) return []
    const stopped = findings.slice(index + 1).filter(isSame)
    return [{ finding, alsoStops: stopped.map(({ step }) => step) }]
  })

const everywhere = /^(credentials|network)\./
const isAboutSignIn = ({ problem }: Finding) =>
  problem !== undefined && everywhere.test(problem.code)

/** A fault stands before something that merely has not been done yet; a sign-in that fails, before all. */
function rank(finding: Finding): number {
  if (isAboutSignIn(finding)) return -1
  return severity.indexOf(finding.status) * 2 + (isFault(finding) ? 0 : 1)
}

/** Which rights are missing is said best by the account check, so a single refusal does not stand before it. */
const isFault = ({ problem }: Finding) =>
  problem !== undefined && problem.code !== 'permission.denied'
