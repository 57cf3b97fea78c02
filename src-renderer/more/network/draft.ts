import { NetworkAsk, type NetworkReview, type Vpc } from '../../../shared/setup/network.ts'

export type Draft = Extract<NetworkAsk, { action: 'make' }>

/** What the form begins with: two zones, so that one may fail, and nothing let through but the chosen models. */
export function draftOf({ vpcs = [], policies }: NetworkReview): Draft | undefined {
  const vpc = vpcs.find(({ isDefault }) => isDefault) ?? vpcs[0]
  return (
    vpc && {
      ...groundOf(vpc),
      action: 'make',
      services: ['bedrock-runtime'],
      privateDns: true,
      changesDns: false,
      policy: policies ? 'chosen-models' : 'everything',
    }
  )
}

/** What belongs to the chosen VPC and has to be chosen anew with it. */
export function groundOf({ id, subnets }: Vpc): Pick<Draft, 'vpc' | 'subnets' | 'group'> {
  const served = subnets.filter(({ isServed }) => isServed)
  const ofEachZone = served.filter(
    ({ zone }, index) => served.findIndex((other) => other.zone === zone) === index,
  )
  return { vpc: id, subnets: ofEachZone.slice(0, 2).map((subnet) => subnet.id), group: 'own' }
}

export const answersNames = ({ dns }: Vpc): boolean => dns.support && dns.hostnames

/** What is missing or cannot be, by the field it belongs to. */
export function faultsIn(draft: Draft, vpc: Vpc): Partial<Record<keyof Draft, string>> {
  const issues = NetworkAsk.safeParse(draft).error?.issues ?? []
  const missing = (field: keyof Draft) => issues.find(({ path }) => path[0] === field)?.message
  const zones = vpc.subnets.filter(({ id }) => draft.subnets.includes(id)).map(({ zone }) => zone)
  const doubled = zones.find((zone, index) => zones.indexOf(zone) !== index)
  const faults = {
    subnets:
      missing('subnets') ??
      (doubled && `Two of them are in ${doubled}. Choose one subnet in each zone.`),
    services: missing('services'),
    privateDns:
      draft.privateDns && !answersNames(vpc) && !draft.changesDns
        ? 'This network does not answer names. Let its DNS be switched on, or do without private DNS.'
        : undefined,
  }
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined))
}
