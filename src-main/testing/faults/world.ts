import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Account } from '../../practice/account.ts'
import { lastingNetworks } from '../lasting-networks.ts'
import type { Ground } from './ground.ts'

/** What a run is judged by: the account without what differs between any two runs, and each file with its mode. */
export type World = {
  readonly account: object
  readonly files: Readonly<Record<string, string>>
}

export const readWorld = async (ground: Ground): Promise<World> => ({
  account: lasting(ground.practice.account),
  files: await readFiles(ground),
})

/** Versions go by what they say, because IAM never gives a number twice; times and recorded calls do not matter. */
function lasting({ iam, bedrock, dashboards = {}, budgets = {}, ...more }: Account): object {
  const policies = Object.values(iam.policies).map(({ arn, versions, defaultVersion }) => ({
    arn,
    inForce: versions[defaultVersion]?.document,
    versions: Object.values(versions)
      .map(({ document }) => document)
      .sort(),
  }))
  const holders = { ...iam.users, ...iam.roles, ...iam.groups }
  return {
    policies: policies.sort((a, b) => (a.arn < b.arn ? -1 : 1)),
    holders: Object.values(holders).map((holder) => ({
      arn: holder.arn,
      attached: [...holder.attached].sort(),
      // A copy: the account goes on living.
      inline: { ...holder.inline },
      trust: 'trust' in holder ? holder.trust : null,
      groups: 'groups' in holder ? [...holder.groups].sort() : [],
    })),
    dashboards: Object.entries(dashboards).map(([name, { body }]) => ({
      name,
      body,
    })),
    budgets: Object.values(budgets).map(({ name, limitUsd, filter, notifications, actions }) => ({
      name,
      limitUsd,
      filter: JSON.stringify(filter),
      actions: actions?.map(({ id, armedAt, lookedAt, ...action }) => action),
      notifications: notifications
        .map(({ notification, subscribers }) =>
          JSON.stringify([notification, subscribers.map(({ Address }) => Address).sort()]),
        )
        .sort(),
    })),
    buckets: Object.values(more.buckets ?? {}).map(({ createdAt, ...bucket }) => bucket),
    topics: Object.values(more.topics ?? {}).map(({ arn, policy, displayName, subscriptions }) => ({
      arn,
      policy,
      displayName,
      listeners: subscriptions.map(({ endpoint }) => endpoint).sort(),
    })),
    trails: Object.values(more.trails ?? {}).map(({ since, stoppedAt, ...trail }) => trail),
    logGroups: Object.values(more.logGroups ?? {}).map(({ createdAt, ...group }) =>
      structuredClone(group),
    ),
    invocationLogging: structuredClone(bedrock.invocationLogging ?? {}),
    // The ids are AWS's and differ each time.
    applicationProfiles: Object.values(bedrock.applicationProfiles)
      .map(({ name, source, tags = {} }) => ({ name, source, tags: { ...tags } }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    // Whose they are, and whether they work: AWS draws the ids.
    accessKeys: Object.values(iam.accessKeys)
      .map(({ owner, active }) => `${ownerOf(owner)} ${active}`)
      .sort(),
    networks: lastingNetworks(more.networks),
    form: bedrock.useCaseForm ?? null,
    agreements: Object.keys(bedrock.agreements).sort(),
  }
}

const ownerOf = (owner: Account['iam']['accessKeys'][string]['owner']) =>
  owner.type === 'root' ? 'root' : owner.name

/** AWS draws keys by lot: what counts is whose they are. */
const withoutKeys = (text: string, { iam }: Account) =>
  Object.values(iam.accessKeys).reduce(
    (told, { id, secret, owner }) =>
      told.replaceAll(id, `id of ${ownerOf(owner)}`).replaceAll(secret, 'its secret'),
    text,
  )

/** The files that tools other than ours read. */
const isTheirs = (path: string) => /(^|\/)\.(aws|claude|config)\//.test(path)
/** What a crash may leave beside a file for a while, and nobody reads. */
export const isLeftover = (path: string) => /\.(tmp|lock)(\/|$)/.test(path)

async function readFiles(ground: Ground): Promise<Record<string, string>> {
  const paths = (await listFiles(ground.home)).filter((path) => isTheirs(path) && !isLeftover(path))
  const told = paths.sort().map(async (path) => {
    const whole = join(ground.home, path)
    const [text, { mode }] = await Promise.all([readFile(whole, 'utf8'), stat(whole)])
    return [
      path,
      `${(mode & 0o777).toString(8)} ${withoutKeys(text, ground.practice.account).replaceAll(ground.home, '~')}`,
    ] as const
  })
  return Object.fromEntries(await Promise.all(told))
}

/** Every file below a folder, by its path from there. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}
