import type { AppInfo } from '../../../shared/app.ts'
import type { CallHealth } from '../../../shared/doctor/call-health.ts'
import { type Diagnosis, orderFindings } from '../../../shared/doctor/order-findings.ts'
import type { Report } from '../../../shared/doctor/report.ts'
import type { LogEntry } from '../../../shared/log.ts'
import type { Finding } from '../../../shared/setup/step.ts'
import { stepTitles } from '../../../shared/setup/step-titles.ts'

/** What GitHub takes as the text of an issue. https://docs.github.com/en/rest/issues/issues */
const longestIssue = 65_536
const lastEntries = 20

export type Seen = {
  readonly info: AppInfo
  readonly findings: readonly Finding[]
  /** Absent where they could not be read. */
  readonly health?: CallHealth | undefined
  readonly log: readonly LogEntry[]
  readonly region?: string | undefined
  readonly isPractice: boolean
  readonly now: number
  /** Takes out of the whole text what must not be in it. */
  readonly redact: (text: string) => string
}

/** The doctor's report from what was seen: versions, findings, the last hour and the last entries of the log. */
export function writeReport(seen: Seen): Report {
  const { open, notNeeded, done } = orderFindings(seen.findings)
  const first = open[0]?.finding
  const parts = [
    `# Groundwork report, ${new Date(seen.now).toISOString()}`,
    list([
      `Version: ${seen.info.name} ${seen.info.version}, ${seen.info.host}, ${seen.info.platform}`,
      `Account: ${seen.isPractice ? 'the practice account' : 'an AWS account'}`,
      `Region: ${seen.region ?? 'not chosen'}`,
    ]),
    `## Open (${open.length})`,
    list(open.map(openLine)),
    '## Not set up, and not needed to work',
    list(notNeeded.map(line)),
    '## In order',
    list(done.map(line)),
    '## The last hour',
    list(hourLines(seen.health)),
    '## Last warnings and errors of the app',
    logLines(seen.log),
  ]
  const markdown = seen.redact(`${parts.join('\n\n')}\n`)
  return {
    fileName: `groundwork-report-${new Date(seen.now).toISOString().slice(0, 10)}.md`,
    title: seen.redact(first ? `${stepTitles[first.step]}: ${first.title}` : 'Nothing is wrong'),
    markdown,
    issue: cut(markdown),
  }
}

const list = (lines: readonly string[]) =>
  lines.length === 0 ? 'None.' : lines.map((text) => `- ${text}`).join('\n')

const line = ({ step, status, title }: Finding) => `${stepTitles[step]} (${status}): ${title}`

function openLine({ finding, alsoStops }: Diagnosis): string {
  const { problem, detail } = finding
  return [
    line(finding),
    ...(detail === undefined ? [] : [`  ${detail}`]),
    ...(problem ? [`  Problem ${problem.code}: ${problem.detail ?? problem.title}`] : []),
    ...(problem?.raw === undefined ? [] : [`  AWS: ${problem.raw.replaceAll('\n', ' ')}`]),
    ...(alsoStops.length === 0
      ? []
      : [`  Also stops: ${alsoStops.map((step) => stepTitles[step]).join(', ')}`]),
  ].join('\n')
}

const hourLines = (health: CallHealth | undefined) =>
  health
    ? [health.throttling.title, health.caching.title, ...health.caching.reasons]
    : ['Could not be read.']

function logLines(log: readonly LogEntry[]): string {
  const worst = log.filter(({ level }) => level === 'error' || level === 'warn')
  if (worst.length === 0) return 'None.'
  const lines = worst
    .slice(0, lastEntries)
    .map(({ time, level, message, about = '' }) => `${time} ${level} ${message}\n${about}`.trim())
  return ['```', ...lines.map((text) => text.replaceAll('```', '')), '```'].join('\n')
}

function cut(text: string): string {
  if (text.length <= longestIssue) return text
  const end = '\n\n(Cut here, because GitHub takes no longer text.)\n'
  return `${text.slice(0, longestIssue - end.length)}${end}`
}
