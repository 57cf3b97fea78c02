import type { NetworkState } from '../../practice/account-network.ts'
import type { Ground } from './ground.ts'

const region = 'eu-central-1'
const vpc = 'vpc-0ff1ce0a1b2c3d4e5'
const group = 'sg-0ff1ce0a1b2c3d4e5'
export const plantedEndpoint = 'vpce-0ff1ce0a1b2c3d4e5'

/** What is asked for in the company’s VPC: an address in each of its two zones. */
export const officeAsk = {
  action: 'make' as const,
  vpc,
  subnets: ['subnet-0ff1ce0a1b2c3d4a1', 'subnet-0ff1ce0a1b2c3d4b1'],
  group: 'own' as const,
  services: ['bedrock-runtime' as const],
  privateDns: true,
  changesDns: true,
  policy: 'chosen-models' as const,
}
export const officeGroup = group

const change = ({ practice: { account } }: Ground, more: NetworkState) => {
  account.networks = { [region]: { ...account.networks?.[region], ...more } }
}

/** The company’s VPC answers no names at all. */
export const plantDarkVpc = (ground: Ground): void =>
  change(ground, { dns: { [vpc]: { support: false, hostnames: false } } })

/** An endpoint of ours for models chosen earlier, called by its own address, in a group that lets nobody in. */
export function plantOldEndpoint(ground: Ground): void {
  const endpoint = {
    vpcId: vpc,
    service: `com.amazonaws.${region}.bedrock-runtime`,
    subnets: officeAsk.subnets,
    groups: [group],
    privateDns: false,
    policy: '{"Version":"2012-10-17","Statement":[]}',
    createdAt: 0,
  }
  const { tags } = ground.practice.account.networks?.[region] ?? {}
  change(ground, {
    groups: { [group]: { name: 'office', description: 'Of the office', vpcId: vpc } },
    endpoints: { [plantedEndpoint]: endpoint },
    tags: { ...tags, [plantedEndpoint]: { CreatedBy: 'Groundwork' } },
  })
}
