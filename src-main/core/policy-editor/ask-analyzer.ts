import { createHash } from 'node:crypto'
import type { ValidatePolicyFinding } from '@aws-sdk/client-accessanalyzer'
import { type Problem, ProblemError } from '../../../shared/problem.ts'
import type { PolicyFinding } from '../../../shared/setup/policy-check.ts'
import { problemOf } from '../problems.ts'
import type { StepContext } from '../steps/step.ts'
import { placeIn } from './own-finding.ts'

const minute = 60_000
/** Who types waits no longer than this for AWS (ms). */
const patience = 6_000

type Said = { readonly findings: readonly PolicyFinding[]; readonly problem?: Problem }

/** IAM Access Analyzer's findings at their places. It is free, needs no analyzer and changes nothing. */
export async function askAnalyzer(context: StepContext, text: string): Promise<Said> {
  const { remember, signal } = context
  const tooLong = AbortSignal.timeout(patience)
  try {
    const said = await remember(`validated ${hashOf(text)}`, minute, () =>
      validate(context, text, AbortSignal.any([signal, tooLong])),
    )
    const place = placeIn(text)
    return { findings: said.flatMap((each) => toFindings(each, place)) }
  } catch (error) {
    if (!(error instanceof ProblemError) || signal.aborted) throw error
    return {
      findings: [],
      problem: tooLong.aborted ? problemOf('network.timeout') : error.problem,
    }
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

async function validate(
  { aws }: StepContext,
  policyDocument: string,
  signal: AbortSignal,
): Promise<ValidatePolicyFinding[]> {
  const asked = { policyDocument, policyType: 'IDENTITY_POLICY' } as const
  const found: ValidatePolicyFinding[] = []
  let nextToken: string | undefined
  do {
    const page = await aws.call(
      'accessanalyzer',
      'ValidatePolicy',
      { ...asked, ...(nextToken !== undefined && { nextToken }) },
      { signal },
    )
    found.push(...(page.findings ?? []))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return found
}

/** One for each place that AWS names; at the top where it names none. */
function toFindings(
  { findingType, findingDetails, issueCode, learnMoreLink, locations }: ValidatePolicyFinding,
  place: ReturnType<typeof placeIn>,
): PolicyFinding[] {
  const spans = (locations ?? []).flatMap(({ span }) => {
    const { start, end } = span ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return []
    return { offset: start.offset, length: end.offset - start.offset }
  })
  return (spans.length > 0 ? spans : [{ offset: 0, length: 1 }]).map((span) => ({
    code: issueCode ?? '',
    from: 'aws',
    severity: severityOf(findingType),
    message: findingDetails ?? '',
    ...(learnMoreLink !== undefined && { link: learnMoreLink }),
    ...place(span),
  }))
}

function severityOf(type: ValidatePolicyFinding['findingType']): PolicyFinding['severity'] {
  switch (type) {
    case 'ERROR':
      return 'error'
    case 'SUGGESTION':
      return 'suggestion'
    default:
      return 'warning'
  }
}
