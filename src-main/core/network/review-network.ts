import type { NetworkReview } from '../../../shared/setup/network.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { readNetwork } from './read-network.ts'
import { readUsedAddress } from './used-address.ts'

/** The network as the window shows it: what is there, what can be chosen, and where Claude Code sends its requests. */
export async function reviewNetwork(context: StepContext): Promise<NetworkReview> {
  const [network, usedAddress] = await Promise.all([
    ifAllowed(() => readNetwork(context)),
    readUsedAddress(context),
  ])
  return {
    region: regionOf(context),
    services: network?.services.map(({ service }) => service) ?? [],
    endpoints: network?.endpoints.map(({ policyText, groups, ...endpoint }) => endpoint) ?? [],
    ...(network && { vpcs: network.vpcs.map(({ rules, ...vpc }) => vpc) }),
    ...(network?.policies && { policies: network.policies }),
    ...(usedAddress !== undefined && { usedAddress }),
  }
}
