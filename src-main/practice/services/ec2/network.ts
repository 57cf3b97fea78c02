import { randomUUID } from 'node:crypto'
import type { Account } from '../../account.ts'
import type {
  DnsState,
  EndpointState,
  GroupState,
  NetworkState,
  RuleState,
  VpcState,
} from '../../account-network.ts'
import type { Call } from '../../operation.ts'
import { characters } from '../../scenarios/identities.ts'
import { zonesOf } from './zones.ts'

/** Everything a Region's network has, what AWS made of it included. */
export type Network = {
  readonly vpcs: Readonly<Record<string, VpcState & { readonly isDefault: boolean } & DnsState>>
  readonly groups: Readonly<Record<string, GroupState & { readonly ingress: readonly RuleState[] }>>
  readonly endpoints: Readonly<Record<string, EndpointState>>
  readonly tags: NonNullable<NetworkState['tags']>
}

/** How long AWS takes to take an endpoint away. Minutes, really; here nobody learns anything from them. */
const deletingMs = 400

export function networkOf({ account, region, now }: Pick<Call, 'account' | 'region' | 'now'>) {
  const held = account.networks?.[region] ?? {}
  const madeByAws = defaultVpc(account.id, region)
  const vpcs = {
    ...(held.hasNoDefaultVpc ? {} : { [madeByAws.id]: madeByAws.vpc }),
    ...held.vpcs,
  }
  const network: Network = {
    vpcs: Object.fromEntries(
      Object.entries(vpcs).map(([id, vpc]) => [
        id,
        {
          ...vpc,
          isDefault: id === madeByAws.id,
          // Names for machines are off in every VPC but the default one.
          ...(held.dns?.[id] ?? { support: true, hostnames: id === madeByAws.id }),
        },
      ]),
    ),
    groups: Object.fromEntries(
      [
        ...Object.keys(vpcs).map((vpcId): [string, GroupState] => [
          defaultGroupId(vpcId),
          { name: 'default', description: 'default VPC security group', vpcId },
        ]),
        ...Object.entries(held.groups ?? {}),
      ].map(([id, group]) => [
        id,
        { ...group, ingress: held.ingress?.[id] ?? firstIngress(id, group) },
      ]),
    ),
    endpoints: Object.fromEntries(
      Object.entries(held.endpoints ?? {}).filter(
        ([, { deletedAt }]) => deletedAt === undefined || now() - deletedAt < deletingMs,
      ),
    ),
    tags: held.tags ?? {},
  }
  return network
}

/** In the default group of a VPC whoever is in it may talk to the others. */
export const firstIngress = (
  id: string,
  { name }: Pick<GroupState, 'name'>,
): readonly RuleState[] => (name === 'default' ? [{ protocol: '-1', peer: id }] : [])

const hex = '0123456789abcdef'
const idFrom = (prefix: string, seed: string) => `${prefix}-0${characters(seed, 16, hex)}`
export const drawId = (prefix: string) =>
  `${prefix}-0${randomUUID().replaceAll('-', '').slice(0, 16)}`

const defaultGroupId = (vpcId: string) => idFrom('sg', `default of ${vpcId}`)

/** What AWS lays out in every Region of a new account. */
export function defaultVpc(account: Account['id'], region: string) {
  const subnets = zonesOf(region).map((zone, index) => ({
    id: idFrom('subnet', `${account} ${zone}`),
    zone: zone.slice(-1),
    cidr: `172.31.${index * 16}.0/20`,
  }))
  return { id: idFrom('vpc', `${account} ${region}`), vpc: { cidr: '172.31.0.0/16', subnets } }
}

/** Changes what is held of a Region, and keeps of it only what is not as AWS made it. */
export function changeNetwork(
  { account, region, now }: Pick<Call, 'account' | 'region' | 'now'>,
  change: (held: NetworkState) => NetworkState,
): void {
  const { endpoints } = networkOf({ account, region, now })
  const changed = change({ ...account.networks?.[region], endpoints })
  const kept: NetworkState = Object.fromEntries(
    Object.entries(changed).filter(([, held]) => held === true || Object.keys(held).length > 0),
  )
  const isAsMade = Object.keys(kept).length === 0
  const networks = put(account.networks, region, isAsMade ? undefined : kept)
  if (Object.keys(networks).length > 0) account.networks = { ...networks }
  else delete account.networks
}

/** A record with one more entry, or one less where there is nothing to put in. */
export function put<Value>(
  held: Readonly<Record<string, Value>> | undefined,
  id: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> {
  const { [id]: _, ...others } = held ?? {}
  return value === undefined ? others : { ...others, [id]: value }
}
