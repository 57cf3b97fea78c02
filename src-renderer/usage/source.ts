import type { Problem } from '../../shared/problem.ts'

/** Numbers that could not be read anew: why, and when they were read (ms since 1970). */
export type Old = { readonly problem: Problem; readonly readAt: number }

type Read<Value> =
  | { readonly status: 'ok'; readonly value: Value }
  | {
      readonly status: 'problem'
      readonly problem: Problem
      readonly kept?: Value | undefined
    }

/** What of a source can be shown: its numbers, old ones with the reason, or only the reason. */
export type Source<Value> = {
  readonly value?: Value
  readonly old?: Old
  /** Set only where there is nothing to show. */
  readonly problem?: Problem
}

export function sourceOf<Value extends { readonly readAt: number }>(
  read: Read<Value>,
): Source<Value> {
  if (read.status === 'ok') return { value: read.value }
  const { problem, kept } = read
  return kept ? { value: kept, old: { problem, readAt: kept.readAt } } : { problem }
}
