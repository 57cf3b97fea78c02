import { usdPerCostRequest, usdPerMetric } from '../../../shared/usage/watching.ts'
import { openUsageBench } from '../usage-bench.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const days = 30

/** What AWS bills for watching eight hours a day for 30 days, at list prices, on a moved clock. */
async function measure() {
  const bench = await openUsageBench({ startsAt: Date.UTC(2026, 10, 2, 8) })
  try {
    for (let day = 0; day < days; day += 1) {
      const morning = bench.now()
      bench.forget()
      while (bench.now() < morning + 8 * hourMs) {
        const { watching } = await bench.read('7d', { zone: 'Europe/Berlin' })
        bench.pass(watching.pollAfterMs)
      }
      bench.pass(morning + dayMs - bench.now())
    }
    const usd = bench.requests.reduce(
      (sum, { service, metrics }) =>
        sum + (service === 'cost-explorer' ? usdPerCostRequest : metrics * usdPerMetric),
      0,
    )
    return { usd }
  } finally {
    await bench.close()
  }
}

process.stdout.write(`${JSON.stringify(await measure())}\n`)
