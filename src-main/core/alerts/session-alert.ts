import type { Alert } from '../../../shared/usage/alert.ts'

const soonMs = 15 * 60_000

/** The sign-in ends within a quarter of an hour, or has just ended. Once for each sign-in. */
export function sessionAlert(expiresAt: number | undefined, now: number): Alert | undefined {
  if (expiresAt === undefined || expiresAt - now > soonMs) return undefined
  const minutes = Math.ceil((expiresAt - now) / 60_000)
  return {
    id: `session ${expiresAt}`,
    kind: 'session',
    title: minutes > 0 ? 'Your sign-in ends soon' : 'Your sign-in has ended',
    words:
      minutes > 0
        ? `In ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Sign in again, and Claude Code goes on.`
        : 'Sign in again, and Claude Code goes on. Nothing is lost.',
    at: now,
    until: Math.max(expiresAt, now) + 60 * 60_000,
  }
}
