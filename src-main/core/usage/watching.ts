import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import type { Usage } from '../../../shared/usage/usage.ts'
import type { ServiceName } from '../aws/services.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { Places } from '../powers.ts'

const Watching = z.object({
  month: z.string(),
  cloudWatchMetrics: z.number(),
  costExplorerRequests: z.number(),
})
type Watching = z.infer<typeof Watching>

/** List prices in US dollars: GetMetricData per metric asked for, Cost Explorer per request, pages included. */
const perMetric = 0.01 / 1000
const perCostRequest = 0.01

const fileOf = ({ dataFolder }: Places) => join(dataFolder, 'usage', 'watching.json')
const monthOf = (now: number) => new Date(now).toISOString().slice(0, 7)

async function read(places: Places, now: number): Promise<Watching> {
  const month = monthOf(now)
  const fresh = { month, cloudWatchMetrics: 0, costExplorerRequests: 0 }
  const kept = await readStored(fileOf(places), Watching, fresh)
  return kept.month === month ? kept : fresh
}

/** What looking has cost this calendar month (UTC). */
export async function readWatching(places: Places, now: number): Promise<Usage['watching']> {
  const { cloudWatchMetrics, costExplorerRequests } = await read(places, now)
  return {
    cloudWatchMetrics,
    costExplorerRequests,
    usd: cloudWatchMetrics * perMetric + costExplorerRequests * perCostRequest,
  }
}

/** A counter for one connection: told of every request, it keeps those that AWS bills. */
export function countWatching(places: Places, now: () => number) {
  let last: Promise<unknown> = Promise.resolve()
  const add = async (metrics: number, requests: number) => {
    const kept = await read(places, now())
    await writeStored(fileOf(places), {
      ...kept,
      cloudWatchMetrics: kept.cloudWatchMetrics + metrics,
      costExplorerRequests: kept.costExplorerRequests + requests,
    })
  }
  return (service: ServiceName, operation: string, input: object): void => {
    const metrics = operation === 'GetMetricData' ? queriesIn(input) : 0
    const requests = service === 'cost-explorer' ? 1 : 0
    // One after the other, so that two requests at once are both counted. A full disk must not stop the usage window.
    if (metrics + requests > 0) last = last.then(() => add(metrics, requests)).catch(() => {})
  }
}

const queriesIn = (input: object) =>
  'MetricDataQueries' in input && Array.isArray(input.MetricDataQueries)
    ? input.MetricDataQueries.length
    : 0
