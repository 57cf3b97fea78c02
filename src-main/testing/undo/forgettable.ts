import type { Account } from '../../practice/account.ts'

/**
 * An account without what AWS itself cannot forget: that and when it was called, the first-use form, when a policy was
 * last changed, and the numbers of its versions, of which none is ever given out twice. What somebody holds is in no
 * order, and AWS itself subscribes to a model that is called for the first time.
 */
export function forgettable(account: Account): unknown {
  const copy = structuredClone(account)
  for (const { attached } of [...Object.values(copy.iam.users), ...Object.values(copy.iam.roles)])
    attached.sort()
  const { clockAheadMs, events, faults, usage, bedrock, iam, ...rest } = copy
  const { calls, ...otherUsage } = usage
  const { useCaseForm, graceStartedAt, promptCache, agreements, ...otherBedrock } = bedrock
  const asked = Object.entries(agreements).filter(
    ([model, when]) =>
      !calls.some(({ modelId, at }) => modelId.endsWith(model) && Math.abs(at - when) < 1_000),
  )
  const keys = Object.values(iam.accessKeys).map(({ lastUsed, ...key }) => key)
  const policies = Object.values(iam.policies).map(
    ({ updatedAt, lastVersion, defaultVersion, versions, ...policy }) => ({
      ...policy,
      inForce: versions[defaultVersion]?.document,
      versions: Object.values(versions).map(({ document }) => document),
    }),
  )
  return {
    ...rest,
    usage: otherUsage,
    bedrock: { ...otherBedrock, agreements: Object.fromEntries(asked) },
    iam: {
      ...iam,
      accessKeys: keys,
      policies: policies.map((policy) => ({ ...policy, versions: policy.versions.sort() })),
    },
    faults: faults.map(({ seen, ...fault }) => fault),
  }
}
