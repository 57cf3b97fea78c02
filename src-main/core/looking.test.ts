import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { scenarios } from '../../shared/practice.ts'
import type { PlanRequest } from '../../shared/setup/plan.ts'
import { StepId } from '../../shared/setup/step.ts'
import type { Practice } from '../practice/start.ts'
import { type AppBench, openAppBench, useCaseForm } from '../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

/** Every file below a folder with what it holds. */
async function filesBelow(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? '']))
}

const planRequests: readonly PlanRequest[] = [
  { step: 'first-use-form', form: useCaseForm },
  { step: 'agreements' },
  { step: 'model-access' },
  { step: 'permissions' },
  { step: 'proof' },
  { step: 'claude-code' },
  { step: 'claude-bedrock-cursor' },
]

/** All but when a key was last used: AWS notes that of every look. */
function stateOf({ iam: { accessKeys, ...iam }, bedrock }: Practice['account']) {
  return { iam, bedrock }
}

/** Everything that can be asked without pressing a button that changes something; refusals are answers too. */
function lookAtEverything(): Promise<PromiseSettledResult<unknown>[]> {
  return Promise.allSettled<unknown>([
    ...StepId.options.map((step) => bench.ask('checkStep', { step })),
    ...planRequests.map((request) => bench.ask('planStep', request)),
    bench.ask('reviewAccount', null),
    bench.ask('reviewRegions', null),
    bench.ask('reviewModels', null),
    bench.ask('reviewPermissions', null),
    bench.ask('reviewConnect', null),
    bench.ask('planUndo', { scope: 'everything' }),
    bench.ask('readHistory', null),
    bench.ask('readInterrupted', null),
    bench.ask('readLeftovers', null),
    bench.ask('readSignInOptions', null),
  ])
}

it.each(scenarios.map(({ name }) => name))(
  'looking changes nothing, in the account or in a file (%s)',
  async (scenario) => {
    await bench.ask('connect', { kind: 'practice', scenario })
    const { account } = await bench.practice(scenario)
    const before = structuredClone(stateOf(account))
    const files = await filesBelow(bench.practiceHome(scenario))
    const answers = await lookAtEverything()
    expect(answers.length).toBeGreaterThan(20)
    expect(stateOf(account)).toEqual(before)
    expect(await filesBelow(bench.practiceHome(scenario))).toEqual(files)
    expect(await bench.ask('readHistory', null)).toEqual([])
  },
  30_000,
)
