import { ProblemError } from '../../../shared/problem.ts'
import type { PolicyCheck, PolicyFinding } from '../../../shared/setup/policy-check.ts'
import { mostCharacters, sizeOf } from '../policy/policy.ts'
import { sourcesOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { askAnalyzer } from './ask-analyzer.ts'
import { checkChoices, partingCodes } from './check-choices.ts'
import { checkSize } from './check-size.ts'
import { checkStatements } from './check-statements.ts'
import { fault, placeIn } from './own-finding.ts'
import { type ReadDocument, readDocument } from './read-document.ts'

/** What is to be said of a policy document while it is written: AWS's findings and the app's own, at their places. */
export async function checkPolicyDocument(
  context: StepContext,
  text: string,
): Promise<PolicyCheck> {
  const document = readDocument(text)
  const canBeRead = document.faults.length === 0
  const [own, aws] = await Promise.all([
    canBeRead ? choicesChecked(context, document) : [],
    canBeRead ? askAnalyzer(context, text) : { findings: [] },
  ])
  const place = placeIn(text)
  const findings = [
    ...document.faults.map(({ words, ...span }) => fault(span, 'not-readable', words)),
    ...checkSize(text),
    ...checkStatements(document.statements),
    ...own,
  ].map(
    ({ offset, length, ...said }): PolicyFinding => ({
      ...said,
      from: 'app',
      ...place({ offset, length }),
    }),
  )
  const all = [...findings, ...aws.findings].toSorted(
    (one, other) => one.start.offset - other.start.offset,
  )
  return {
    findings: all,
    isUsable: all.every(({ severity }) => severity !== 'error'),
    fitsChoices: canBeRead && !own.some(({ code }) => partingCodes.includes(code)),
    size: sizeOf(text),
    most: mostCharacters,
    ...('problem' in aws && aws.problem && { awsProblem: aws.problem }),
  }
}

/** Nothing where the models cannot be read now: everything else can be checked all the same. */
async function choicesChecked(context: StepContext, document: ReadDocument) {
  try {
    return checkChoices(document, await sourcesOf(context))
  } catch (error) {
    if (!(error instanceof ProblemError) || context.signal.aborted) throw error
    return []
  }
}
