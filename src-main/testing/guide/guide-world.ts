import type { AuditReview } from '../../../shared/setup/audit.ts'
import type { Account } from '../../practice/account.ts'
import type { Practice } from '../../practice/start.ts'
import { startPractice } from '../../practice/start.ts'
import { type AppBench, openAppBench } from '../app-bench.ts'

export const region = 'eu-central-1'
export const sonnet = 'eu.anthropic.claude-sonnet-5-5'
export const policyArn = 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess'
export const bucket = 'claude-audit-of-ours'
export const userName = 'claude-laptop'
export const email = 'ada@example.com'
export const topicArn = 'arn:aws:sns:us-east-1:111122223333:Groundwork-Claude'

/** What the app has done in one account, what commands are to do in its twin, and an account with use to read from. */
export type GuideWorld = {
  readonly bench: AppBench
  /** As the app has left it. */
  readonly byApp: Account
  /** Where commands change something: the same account as before the app came. */
  readonly twin: Practice
  /** Where commands read what the app reads. */
  readonly used: Practice
  /** The trails as the app sees them there. */
  readonly trails: AuditReview['trails']
  /** The services that the bill counts for Claude, as the app has found them. */
  readonly services: readonly string[]
  /** Where its endpoint stands. */
  readonly network: {
    readonly vpc: string
    readonly subnets: readonly string[]
    readonly group: string
  }
  /** Documents that the guide has in files, as the app writes them. */
  readonly documents: {
    readonly policy: string
    readonly dashboard: string
    readonly bucket: string
    readonly topic: string
  }
}

/** Does with the app what the guide does with commands. */
export async function openGuideWorld(): Promise<GuideWorld & { close: () => Promise<void> }> {
  const bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region, residency: 'geography' })
  const { account } = await bench.practice('broad-policy')
  await bench.apply({ step: 'job-user', ask: { userName, profile: userName } })
  await bench.apply({ step: 'permissions' })
  await bench.ask('choose', { principal: { kind: 'role', name: 'ClaudeCodeRole' } })
  await bench.apply({ step: 'permissions' })
  await bench.apply({ step: 'dashboard' })
  await bench.apply({ step: 'audit-trail', ask: { bucket } })
  await bench.apply({
    step: 'application-profiles',
    ask: { action: 'create', profile: { name: 'claude-team-a', source: sonnet, tags: [] } },
  })
  await bench.apply({
    step: 'cost-guardrails',
    ask: { action: 'set', limitUsd: 100, covers: 'claude', tell: 'topic', emails: [email] },
  })
  const network = await firstNetwork(bench)
  await bench.apply({
    step: 'network-endpoint',
    ask: {
      action: 'make',
      ...network,
      group: 'own',
      services: ['bedrock-runtime'],
      privateDns: true,
      changesDns: false,
      policy: 'everything',
    },
  })
  const byApp = structuredClone(account)
  const { trails } = await bench.ask('reviewAudit', null)
  await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
  await bench.ask('choose', { region, residency: 'geography' })
  const used = await bench.practice('month-of-use')
  refuseSome(used)
  const { spend } = await bench.ask('readUsage', { range: 'month', refreshSpend: false })
  const twin = await startPractice({ scenario: 'broad-policy' })
  const policy = byApp.iam.policies[policyArn]
  return {
    bench,
    byApp,
    trails,
    network,
    services: spend.status === 'ok' ? spend.value.services : [],
    twin,
    used,
    documents: {
      policy: policy?.versions[policy.defaultVersion]?.document ?? '',
      dashboard: byApp.dashboards?.['Groundwork-Claude']?.body ?? '',
      bucket: byApp.buckets?.[bucket]?.policy ?? '',
      topic: byApp.topics?.[topicArn]?.policy ?? '',
    },
    close: async () => {
      await bench.close()
      await twin.stop()
    },
  }
}

/** The VPC that AWS lays out in every account, with a subnet of each zone. */
async function firstNetwork({ ask }: AppBench) {
  const { vpcs = [] } = await ask('reviewNetwork', null)
  const { id: vpc = '', subnets = [], groups = [] } = vpcs[0] ?? {}
  const firsts = subnets.filter(
    ({ zone }, index) => subnets.findIndex((each) => each.zone === zone) === index,
  )
  return { vpc, subnets: firsts.map(({ id }) => id), group: groups[0]?.id ?? '' }
}

/** The day before yesterday the account was over its quota for a moment. */
function refuseSome({ account }: Practice): void {
  const none = { latencyMs: 0, input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }
  for (const outcome of ['throttled', 'throttled', 'ok'] as const)
    account.usage.calls.push({
      ...none,
      outcome,
      at: Date.now() - 2 * 86_400_000,
      region,
      modelId: 'eu.anthropic.claude-opus-5-5',
    })
}
