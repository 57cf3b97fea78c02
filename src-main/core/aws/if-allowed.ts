import { ProblemError } from '../../../shared/problem.ts'

/** Undefined where this sign-in may not look; every other problem is thrown on. */
export async function ifAllowed<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'permission.denied')
      return undefined
    throw error
  }
}
