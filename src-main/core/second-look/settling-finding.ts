import type { Finding } from '../../../shared/setup/step.ts'
import { finding } from '../steps/finding.ts'
import type { Look } from './settling.ts'

/** Every model answers, and some subscription is too new to be trusted; undefined when all are settled. */
export function settlingFinding(
  models: readonly { readonly look: Look }[],
  profile: string,
  evidence: Finding['evidence'],
  now: number,
): Finding | undefined {
  const settling = models.flatMap(({ look }) => (look.is === 'settling' ? [look] : []))
  const [one] = settling
  if (!one) return undefined
  const until = Math.max(...settling.map((look) => look.until))
  const next = Math.min(...settling.map((look) => look.until))
  const isDue = next <= now
  const clock = formatClock(until, now)
  const other = settling.find((look) => look.profile !== profile)
  const told = other
    ? `Groundwork asks once more when it is connected as ${other.profile}, which made the first call.`
    : `${isDue ? 'Groundwork now asks' : `At ${formatClock(next, now)} Groundwork asks`} once more by itself, for less than $0.001 a model, if it is open then, and otherwise when it is opened again.`
  return finding(
    'model-access',
    'waiting',
    isDue
      ? 'Every chosen model answered; it is time to ask once more'
      : `Every chosen model answers; settling until ${clock}`,
    now,
    {
      detail: `For 15 minutes a new subscription may answer and then be refused. ${told} You can go on meanwhile.`,
      evidence,
      waitingSince: Math.min(...settling.map(({ since }) => since)),
      lookAgainInMs: isDue ? 5_000 : next - now + 1_000,
    },
  )
}

/** 14:32 where the computer is; with its day when that is not today. */
function formatClock(at: number, now: number): string {
  const time = new Date(at).toLocaleTimeString('en-GB', { timeStyle: 'short' })
  const day = (ms: number) => new Date(ms).toLocaleDateString('en-GB', { dateStyle: 'medium' })
  return day(at) === day(now) ? time : `${time} on ${day(at)}`
}
