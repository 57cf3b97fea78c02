import { type Problem, ProblemError } from '../../../../shared/problem.ts'

/** What a failing call says; an abort, or anything nobody foresaw, is thrown on. */
export function problemIn(error: unknown): Problem {
  if (error instanceof ProblemError && error.problem.code !== 'app.cancelled') return error.problem
  throw error
}
