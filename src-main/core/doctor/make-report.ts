import type { Report, ReportRequest } from '../../../shared/doctor/report.ts'
import { ProblemError } from '../../../shared/problem.ts'
import { StepId } from '../../../shared/setup/step.ts'
import { foundByCheck } from '../check-step.ts'
import type { Connections } from '../connections.ts'
import { readLog } from '../log/read-log.ts'
import type { Powers } from '../powers.ts'
import { readSettings } from '../settings.ts'
import { reviewCalls } from './review-calls.ts'
import { withoutNames } from './without-names.ts'
import { withoutSecrets } from './without-secrets.ts'
import { writeReport } from './write-report.ts'

/** Looks at everything once more and writes it down, without secrets, and without names unless they are asked for. */
export async function makeReport(
  powers: Powers,
  connections: Connections,
  { withAccount }: ReportRequest,
  signal: AbortSignal,
): Promise<Report> {
  const { identity, endpoint, ...session } = await connections.session()
  const [findings, health, log] = await Promise.all([
    Promise.all(StepId.options.map((step) => foundByCheck(powers, connections, step, signal))),
    healthIfAny(powers, connections, signal),
    readLog(powers.places),
  ])
  const names = identity
    ? [
        identity.name,
        identity.accountName ?? '',
        session.profile === 'default' ? '' : session.profile,
      ]
    : []
  return writeReport({
    info: powers.info,
    findings,
    health,
    log: log.entries,
    region: session.region,
    isPractice: endpoint !== undefined,
    now: powers.now(),
    redact: (text) => {
      const safe = withoutSecrets(text)
      return withAccount ? safe : withoutNames(safe, names)
    },
  })
}

/** A report is needed most where little works. */
async function healthIfAny(powers: Powers, { context }: Connections, signal: AbortSignal) {
  try {
    const { dailyCapUsd } = await readSettings(powers.places)
    return await reviewCalls(await context(signal), dailyCapUsd)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return undefined
  }
}
