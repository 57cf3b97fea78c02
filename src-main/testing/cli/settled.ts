import type { Account } from '../../practice/account.ts'
import { lastingNetworks } from '../lasting-networks.ts'

/** How long a call took and when a key was last used are nobody's doing. */
const passing = ['clockAheadMs', 'events', 'faults', 'lastUsed', 'latencyMs', 'firstTokenMs']
const sometime = Date.UTC(2020)

/** A whole account, but for what differs between any two runs: moments, and the ids that AWS draws by lot. */
export function settled(account: Account): unknown {
  const { policies, accessKeys, users, roles, ...iam } = account.iam
  const named = Object.values(policies).map(({ id, ...policy }) => [policy.arn, policy])
  const { applicationProfiles } = account.bedrock
  const topics = Object.values(account.topics ?? {}).map((topic) => ({
    ...topic,
    subscriptions: topic.subscriptions.map(({ arn, token, ...subscription }) => subscription),
  }))
  const profiles = Object.values(applicationProfiles).map(({ id, ...profile }) => profile)
  return settle({
    ...account,
    networks: lastingNetworks(account.networks),
    iam: {
      ...iam,
      policies: Object.fromEntries(named),
      accessKeys: keysOf(account),
      users: Object.values(users).map(({ id, ...user }) => user),
      roles: Object.values(roles).map(({ id, ...role }) => role),
    },
    topics,
    budgets: Object.values(account.budgets ?? {}).map(({ actions = [], ...budget }) => ({
      ...budget,
      actions: actions.map(({ id, lookedAt, ...action }) => action),
    })),
    bedrock: { ...account.bedrock, applicationProfiles: profiles },
  })
}

/** Whose they are, and whether they work. */
const keysOf = ({ iam }: Account) =>
  Object.values(iam.accessKeys)
    .map(({ owner, active }) => JSON.stringify([owner, active]))
    .sort()

function settle(value: unknown): unknown {
  if (typeof value === 'number') return value > sometime ? 'some time' : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(settle)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !passing.includes(name))
      .map(([name, each]) => [name, settle(each)]),
  )
}
