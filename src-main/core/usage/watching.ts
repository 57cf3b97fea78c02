import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Usage } from '../../../shared/usage/usage.ts'
import type { ServiceName } from '../aws/services.ts'
import { readText } from '../files/read-text.ts'
import type { Places } from '../powers.ts'

/** List prices in US dollars: GetMetricData per metric asked for, Cost Explorer per request, pages included. */
const perMetric = 0.01 / 1000
const perCostRequest = 0.01

/** One file a calendar month (UTC), one line a billed request: `metrics 33` or `cost 1`. */
const fileOf = ({ dataFolder }: Places, now: number) =>
  join(dataFolder, 'usage', `watching-${new Date(now).toISOString().slice(0, 7)}.log`)

/** What looking has cost this calendar month. */
export async function readWatching(places: Places, now: number): Promise<Usage['watching']> {
  const lines = ((await readText(fileOf(places, now))) ?? '').split('\n')
  const total = (kind: string) =>
    lines.reduce((sum, line) => {
      const [own, count] = line.split(' ')
      return own === kind && Number.isFinite(Number(count)) ? sum + Number(count) : sum
    }, 0)
  const cloudWatchMetrics = total('metrics')
  const costExplorerRequests = total('cost')
  return {
    cloudWatchMetrics,
    costExplorerRequests,
    usd: cloudWatchMetrics * perMetric + costExplorerRequests * perCostRequest,
  }
}

/** A counter for one connection: told of every request, it keeps those that AWS bills. */
export function countWatching(places: Places, now: () => number) {
  return (service: ServiceName, operation: string, input: object): void => {
    const metrics = operation === 'GetMetricData' ? queriesIn(input) : 0
    const line = service === 'cost-explorer' ? 'cost 1' : metrics > 0 ? `metrics ${metrics}` : ''
    if (line !== '') append(fileOf(places, now()), line)
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
