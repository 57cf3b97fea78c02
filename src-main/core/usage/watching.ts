import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { usdPerCostRequest, usdPerMetric, type Watching } from '../../../shared/usage/watching.ts'
import type { ServiceName } from '../aws/services.ts'
import { readText } from '../files/read-text.ts'
import type { Places } from '../powers.ts'

/** What AWS has billed for looking, this UTC month and day so far. */
export type Billed = Pick<
  Watching,
  'cloudWatchMetrics' | 'costExplorerRequests' | 'usd' | 'today'
> & {
  /** When the day's first billed call was made (ms since 1970); absent before it. */
  readonly firstToday?: number
}

/** One file a calendar month (UTC), one line a billed request: when, `metrics` or `cost`, and how many. */
const fileOf = ({ dataFolder }: Places, now: number) =>
  join(dataFolder, 'usage', `watching-${new Date(now).toISOString().slice(0, 7)}.log`)

export async function readBilled(places: Places, now: number): Promise<Billed> {
  const lines = ((await readText(fileOf(places, now))) ?? '').split('\n').map((line) => {
    const [count, kind, time = ''] = line.split(' ').toReversed()
    return { time, kind, count: Number(count) }
  })
  const day = new Date(now).toISOString().slice(0, 10)
  const today = lines.filter(({ time }) => time.startsWith(day))
  const first = Date.parse(today[0]?.time ?? '')
  return {
    ...totalOf(lines),
    today: totalOf(today),
    ...(Number.isFinite(first) && { firstToday: first }),
  }
}

function totalOf(lines: readonly { kind: string | undefined; count: number }[]) {
  const total = (wanted: string) =>
    lines.reduce(
      (sum, { kind, count }) => (kind === wanted && Number.isFinite(count) ? sum + count : sum),
      0,
    )
  const cloudWatchMetrics = total('metrics')
  const costExplorerRequests = total('cost')
  return {
    cloudWatchMetrics,
    costExplorerRequests,
    usd: cloudWatchMetrics * usdPerMetric + costExplorerRequests * usdPerCostRequest,
  }
}

/** A counter for one connection: told of every request, it keeps those that AWS bills. */
export function countWatching(places: Places, now: () => number) {
  return (service: ServiceName, operation: string, input: object): void => {
    const metrics = operation === 'GetMetricData' ? queriesIn(input) : 0
    const what = service === 'cost-explorer' ? 'cost 1' : metrics > 0 ? `metrics ${metrics}` : ''
    if (what !== '') append(fileOf(places, now()), `${new Date(now()).toISOString()} ${what}`)
  }
}

/** At once, so that whoever reads the sum next sees it. A full disk must not stop the usage window. */
function append(file: string, line: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    appendFileSync(file, `${line}\n`, { mode: 0o600 })
  } catch {
    // Not counted; the sum is shown as what it is, this month's known part.
  }
}

const queriesIn = (input: object) =>
  'MetricDataQueries' in input && Array.isArray(input.MetricDataQueries)
    ? input.MetricDataQueries.length
    : 0
