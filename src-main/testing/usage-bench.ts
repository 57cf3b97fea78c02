import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ScenarioName } from '../../shared/practice.ts'
import type { Choices } from '../../shared/setup/choices.ts'
import type { Usage, UsageRange, UsageRequest } from '../../shared/usage/usage.ts'
import { createAws } from '../core/aws/create-aws.ts'
import { findShellProfiles } from '../core/identity/shell-profiles.ts'
import { createMemory } from '../core/remember.ts'
import type { StepContext } from '../core/steps/step.ts'
import { readUsage } from '../core/usage/read-usage.ts'
import { countWatching } from '../core/usage/watching.ts'
import { startPractice } from '../practice/start.ts'

type Options = {
  readonly scenario?: ScenarioName
  readonly region?: string
  /** Where AWS answers instead of a practice account. */
  readonly endpoint?: string
  readonly startsAt?: number
}

/** The usage window's core on a practice account, with a clock of its own and every request noted. */
export async function openUsageBench({
  scenario = 'month-of-use',
  region = 'eu-central-1',
  endpoint,
  startsAt = Date.UTC(2026, 10, 19, 12),
}: Options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-usage-'))
  const clock = { now: startsAt }
  const practice = await startPractice({ scenario, now: () => clock.now })
  const requests: { service: string; operation: string; metrics: number }[] = []
  const places = {
    dataFolder: folder,
    awsConfig: join(folder, 'config'),
    awsCredentials: join(folder, 'credentials'),
    claudeFolder: folder,
    claudeBedrockCursorFolder: folder,
    shellProfiles: findShellProfiles(folder, 'linux'),
  }
  const watch = countWatching(places, () => clock.now)
  const aws = createAws({
    profile: 'practice',
    region,
    places,
    environment: {},
    endpoint: endpoint ?? practice.endpoint,
    credentials: practice.keys.admin,
    count: (service, operation, input) => {
      const metrics =
        'MetricDataQueries' in input && Array.isArray(input.MetricDataQueries)
          ? input.MetricDataQueries.length
          : 0
      requests.push({ service, operation, metrics })
      watch(service, operation, input)
    },
  })
  const held = { choices: {} as Choices, memory: createMemory(() => clock.now) }
  const context = (): StepContext => ({
    aws,
    places,
    profile: 'practice',
    region,
    hasOwnRegion: true,
    identity: {
      account: practice.account.id,
      arn: `arn:aws:iam::${practice.account.id}:user/admin`,
      kind: 'user',
      name: 'admin',
    },
    choices: held.choices,
    ledger: [],
    remember: held.memory,
    now: () => clock.now,
    signal: new AbortController().signal,
  })
  return {
    folder,
    practice,
    requests,
    context,
    now: () => clock.now,
    pass: (ms: number) => {
      clock.now += ms
    },
    choose: (choices: Choices) => {
      held.choices = choices
    },
    /** As after a restart: what is on the disk stays. */
    forget: () => {
      held.memory = createMemory(() => clock.now)
    },
    read: (range: UsageRange, more: Partial<UsageRequest> = {}, capUsd?: number): Promise<Usage> =>
      readUsage(
        context(),
        { range, refreshSpend: false, ...more },
        ...(capUsd === undefined ? [] : [capUsd]),
      ),
    close: async () => {
      aws.close()
      await practice.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type UsageBench = Awaited<ReturnType<typeof openUsageBench>>

/** The metrics of an answer that has them. */
export function metricsIn({ metrics }: Usage) {
  if (metrics.status !== 'ok') throw new Error(metrics.problem.title)
  return metrics.value
}
