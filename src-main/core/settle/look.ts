import { ProblemError } from '../../../shared/problem.ts'
import type { Aws } from '../aws/aws.ts'
import type { AwsCall } from '../changes/change.ts'

/** Whether the world is as a call leaves it, with what its answer would have told; `unseen` where nobody may look. */
export type Seen =
  | { readonly is: 'so'; readonly output?: object }
  | { readonly is: 'not-so' }
  | { readonly is: 'unseen'; readonly why: string }

type LookingAt = {
  readonly call: AwsCall
  readonly account: string
  readonly aws: Aws
  readonly signal: AbortSignal
}
/** Reads, and only reads, what a call of one kind would have changed. */
export type Look = (at: LookingAt) => Promise<Seen>

export const seenIf = (isSo: boolean): Seen => (isSo ? { is: 'so' } : { is: 'not-so' })

/** A text member of the call's input. */
export function text({ input }: AwsCall, member: string): string | undefined {
  const { [member]: value } = input
  return typeof value === 'string' ? value : undefined
}

/** What AWS answered, or undefined where it has nothing of that name. */
export async function orAbsent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'aws.notFound') return undefined
    throw error
  }
}
