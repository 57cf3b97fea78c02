import { type Problem, type ProblemCode, ProblemError, type Remedy } from '../../shared/problem.ts'
import { problemWords } from './problem-words.ts'

type Added = {
  readonly title?: string
  readonly detail?: string
  readonly raw?: string
  readonly remedies?: readonly Remedy[]
}

/** The problem of that code; what is added wins over its standing words. Added remedies come before the standing ones. */
export function problemOf(code: ProblemCode, added: Added = {}): Problem {
  const standing = problemWords[code]
  const detail = added.detail ?? standing.detail
  return {
    code,
    title: added.title ?? standing.title,
    ...(detail !== undefined && { detail }),
    remedies: [...(added.remedies ?? []), ...standing.remedies],
    ...(added.raw !== undefined && { raw: added.raw }),
  }
}

/** The same as an error to throw. */
export function failure(code: ProblemCode, added: Added = {}, cause?: unknown): ProblemError {
  return new ProblemError(problemOf(code, added), cause === undefined ? undefined : { cause })
}

/** For an error that nobody foresaw. */
export const unexpectedProblem: Problem = problemOf('app.unexpected')
