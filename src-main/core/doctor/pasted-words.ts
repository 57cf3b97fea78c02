import type { ProblemCode, Remedy } from '../../../shared/problem.ts'

type Words = { readonly detail: string; readonly remedies: readonly Remedy[] }
const permissions: Remedy = { kind: 'goTo', label: 'Go to permissions', place: 'permissions' }

/** Cures for an error that happened in another tool, where “Try again” is no button of this app. */
export const pastedWords: Partial<Readonly<Record<ProblemCode, Words>>> = {
  'quota.throttled': {
    detail:
      'More was asked for in a minute than the account may use (throttling). Claude Code waits and tries again by itself. Where it happens often, set CLAUDE_CODE_MAX_OUTPUT_TOKENS lower, because AWS sets that much aside for every request, or ask for a higher quota.',
    remedies: [{ kind: 'goTo', label: 'See your quotas and ask for more', place: 'usage' }],
  },
  'network.timeout': {
    detail:
      'The way to AWS is slow, or the answer took longer than the tool waits. Send it again; Claude Code waits longer with a higher API_TIMEOUT_MS.',
    remedies: [],
  },
  'aws.conflict': {
    detail:
      'An earlier try has made it, or somebody else has. It can be used as it is, or changed instead of created: the permissions screen takes up a policy that is already there.',
    remedies: [permissions],
  },
  'aws.notFound': {
    detail:
      'It has another name or is of another kind, or the tool asks in another account or Region. A policy attached to a user is not found as one of the user’s own (inline) policies; the permissions screen shows both.',
    remedies: [permissions],
  },
}
