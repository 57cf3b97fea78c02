import { spawn, spawnSync } from 'node:child_process'
import { openAppBench } from '../app-bench.ts'

const requestMs = 50

/** How long the permissions plan takes while every request takes 50 ms: by the app, and by its script in the AWS CLI. */
async function measure() {
  const bench = await openAppBench()
  try {
    await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
    await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
    const { account } = await bench.practice('broad-policy')
    account.faults.push({ service: '*', operation: '*', kind: 'slow', delayMs: requestMs })
    const plan = await bench.ask('planStep', { step: 'permissions' })
    const byApp = await timed(() => bench.ask('applyPlan', { planId: plan.id }))
    const undo = await bench.ask('planUndo', { scope: 'everything' })
    await bench.ask('applyPlan', { planId: undo.id })
    const byCli = hasCli() ? await timed(() => runScript(plan.script)) : undefined
    const chain = Math.max(...plan.changes.map(({ id }) => lengthOfChain(id, plan.changes)))
    return { byApp, byCli, floor: chain * requestMs, requests: plan.changes.length }
  } finally {
    await bench.close()
  }
}

type Planned = { readonly id: string; readonly after: readonly string[] }

/** How many changes have to follow each other until this one is done. */
function lengthOfChain(id: string, changes: readonly Planned[]): number {
  const after = changes.find((change) => change.id === id)?.after ?? []
  return 1 + Math.max(0, ...after.map((earlier) => lengthOfChain(earlier, changes)))
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

const hasCli = () => spawnSync('aws', ['--version']).status === 0

function runScript(script: string): Promise<void> {
  const env = { ...process.env, AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' }
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The script ended with ${code}.`)),
    )
  })
}

process.stdout.write(`${JSON.stringify(await measure())}\n`)
