import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Usage } from '../../../shared/usage/usage.ts'
import { measures } from '../../core/usage/metric-names.ts'
import type { Practice } from '../../practice/start.ts'
import { openAppBench } from '../app-bench.ts'
import { findAwsCli } from '../cli/run-script.ts'
import { metricsIn } from '../usage-bench.ts'

const requestMs = 50
const rounds = 5
const dayMs = 86_400_000

/** One refresh of 14 days while every request takes 50 ms: by the window, and by the guide's commands for the same data. */
async function measure() {
  const bench = await openAppBench()
  try {
    await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
    const practice = await bench.practice('month-of-use')
    const slow = {
      service: '*',
      operation: '*',
      kind: 'slow',
      delayMs: requestMs,
      seen: 0,
    } as const
    const read = () => bench.ask('readUsage', { range: '14d', refreshSpend: false })
    const cold = await read()
    practice.account.faults.push(slow)
    const refreshes: { ms: number; requests: number }[] = []
    for (let round = 0; round < rounds; round += 1) {
      bench.pass(cold.watching.pollAfterMs)
      const before = slow.seen
      const began = performance.now()
      await read()
      refreshes.push({ ms: performance.now() - began, requests: slow.seen - before })
    }
    const { ms: byApp, requests } = refreshes.toSorted((a, b) => a.ms - b.ms)[2] ?? {
      ms: Number.NaN,
      requests: 0,
    }
    const commands = guideCommands(cold, practice)
    const byCli = await timeOf(commands, practice)
    return { byApp, floor: requests * requestMs, requests, commands: commands.length, byCli }
  } finally {
    await bench.close()
  }
}

/** What the guide has for it: a command for each metric of each model, and one for the bill. */
function guideCommands(usage: Usage, { account, region }: Practice): string[] {
  const now = Date.now() + account.clockAheadMs
  const time = (ms: number) => new Date(ms).toISOString().slice(0, 19)
  const metrics = metricsIn(usage).detail.rows.flatMap(({ id }) =>
    measures.map(({ names, stat }) =>
      [
        'aws cloudwatch get-metric-statistics --namespace AWS/Bedrock',
        `--metric-name ${names[0]} --dimensions Name=ModelId,Value=${id}`,
        `--start-time ${time(now - 14 * dayMs)} --end-time ${time(now)} --period 3600`,
        `${/^p\d/.test(stat) ? '--extended-statistics' : '--statistics'} ${stat} --region ${region}`,
      ].join(' '),
    ),
  )
  const bill = `aws ce get-cost-and-usage --time-period Start=${time(now - 14 * dayMs).slice(0, 10)},End=${time(now).slice(0, 10)} --granularity DAILY --metrics UnblendedCost --group-by Type=DIMENSION,Key=SERVICE`
  return [...metrics, bill]
}

/** Milliseconds for all of them, one after the other; undefined without an AWS CLI. */
async function timeOf(commands: readonly string[], { endpoint, keys, region }: Practice) {
  if (!findAwsCli()) return undefined
  const began = performance.now()
  await promisify(execFile)('bash', ['-ec', `${commands.join(' > /dev/null\n')} > /dev/null`], {
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: keys.admin.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.admin.secretAccessKey,
      AWS_DEFAULT_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    },
  })
  return performance.now() - began
}

process.stdout.write(`${JSON.stringify(await measure())}\n`)
