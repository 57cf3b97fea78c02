import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScenarioName } from '../../../shared/practice.ts'
import type { Powers } from '../../core/powers.ts'
import type { Practice } from '../../practice/start.ts'

/** The practice accounts of one host: each scenario runs once, keeps its state on disk, and ends with the host. */
export function createPracticeAccounts({
  dataFolder,
  log,
}: {
  dataFolder: string
  log: Powers['log']
}): {
  readonly open: Powers['openPractice']
  readonly close: () => Promise<void>
} {
  const running = new Map<ScenarioName, Promise<Practice>>()

  const start = async (scenario: ScenarioName) => {
    const folder = join(dataFolder, 'practice', scenario)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const { startPractice } = await import('../../practice/start.ts')
    return startPractice({
      scenario,
      file: join(folder, 'account.json'),
      onUnexpected: (error) => log('error', 'The practice account failed', { error }),
    })
  }
  return {
    open: (scenario) => {
      const known = running.get(scenario) ?? start(scenario)
      running.set(scenario, known)
      known.catch(() => running.delete(scenario))
      return known
    },
    close: async () => {
      await Promise.allSettled([...running.values()].map(async (started) => (await started).stop()))
      running.clear()
    },
  }
}
