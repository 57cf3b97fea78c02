import { InputProblem, isRecord } from './read-value.ts'

/** The JSON object in a body. An empty body counts as `{}`, as it does at AWS. */
export function parseJsonObject(body: Buffer): Record<string, unknown> {
  const text = body.toString('utf8')
  if (text.trim() === '') return {}
  const parsed = parse(text)
  if (isRecord(parsed)) return parsed
  throw new InputProblem('Unexpected token: the body has to be a JSON object')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InputProblem('Could not parse the request body as JSON')
  }
}
