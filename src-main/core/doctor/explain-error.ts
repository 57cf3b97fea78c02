import type { ExplainedError } from '../../../shared/doctor/explained-error.ts'
import type { Problem } from '../../../shared/problem.ts'
import { toProblem } from '../aws/to-problem.ts'
import { problemOf } from '../problems.ts'
import { knownTexts } from './known-texts.ts'
import { pastedWords } from './pasted-words.ts'
import { type ErrorText, readErrorText } from './read-error-text.ts'
import { withoutSecrets } from './without-secrets.ts'

/** The one cause and the one cure of an error that somebody pasted, whichever tool it comes from. */
export function explainError(text: string, now: number): ExplainedError {
  const read = readErrorText(withoutSecrets(text))
  const problem = problemIn(read)
  return { ...(problem && { problem }), found: foundIn(read), forSupport: forSupport(read, now) }
}

function problemIn(read: ErrorText): Problem | undefined {
  const known = knownTexts.find(({ words }) => words.test(read.message))
  const byName = problemByName(read)
  // A refusal that AWS has words of its own for is more exact than a text that merely resembles one.
  const isExact =
    byName?.code.startsWith('model.') || byName?.code === 'permission.deniedByOrganization'
  if (known && !isExact) {
    const { code, title, detail, remedies = [] } = known
    return problemOf(code, { title, detail, remedies })
  }
  return byName
}

const unclear: readonly string[] = ['aws.refused', 'app.unexpected']

/** The same reading that the app gives its own errors. */
function problemByName({ name, status, message, region, action }: ErrorText): Problem | undefined {
  if (name === undefined && status === undefined) return undefined
  const { problem } = toProblem(
    { name: name ?? 'Unknown', code: name, message, $metadata: { httpStatusCode: status } },
    {
      service: 'bedrock-runtime',
      operation: 'InvokeModel',
      region: region ?? 'us-east-1',
      profile: 'default',
    },
  )
  if (unclear.includes(problem.code)) return undefined
  const { raw: _, detail, ...told } = problem
  const words = pastedWords[problem.code]
  if (words) return problemOf(problem.code, words)
  if (problem.code === 'permission.denied')
    return problemOf(problem.code, {
      detail: `${action ?? 'The call'} is not allowed for whoever the tool signs in as. An administrator can allow it; the permissions screen writes the policy for it.`,
      remedies: [{ kind: 'goTo', label: 'Go to permissions', place: 'permissions' }],
    })
  return { ...told, ...(detail !== undefined && { detail }) }
}

const foundIn = ({ name, status, requestId, model, region, action }: ErrorText) =>
  [
    { label: 'Error', value: name },
    { label: 'HTTP status', value: status?.toString() },
    { label: 'Action', value: action },
    { label: 'Model or profile', value: model },
    { label: 'Region', value: region },
    { label: 'Request id', value: requestId },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]))

function forSupport(read: ErrorText, now: number): string {
  const lines = foundIn(read).map(({ label, value }) => `${label}: ${value}`)
  return [
    'A call to Claude on Amazon Bedrock fails.',
    `Looked at: ${new Date(now).toISOString()}`,
    ...lines,
    ...(read.requestId === undefined
      ? ['Request id: not in the text. The tool’s debug log has it as x-amzn-requestid.']
      : []),
    '',
    'The text:',
    read.message.slice(0, 4_000),
  ].join('\n')
}
