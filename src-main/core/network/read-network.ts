import { ifAllowed } from '../aws/if-allowed.ts'
import type { StepContext } from '../steps/step.ts'
import { endpointPolicies } from './endpoint-policy.ts'
import { readEndpoints, readServices } from './read-endpoints.ts'
import { readVpcs } from './read-vpcs.ts'

/** What there is of a private way to Bedrock in the chosen Region, and what one would stand in. */
export async function readNetwork(context: StepContext) {
  const [services, policies] = await Promise.all([
    readServices(context),
    ifAllowed(() => endpointPolicies(context)),
  ])
  const vpcs = await readVpcs(context, zonesOf(services))
  const endpoints = await readEndpoints(context, vpcs, policies)
  return { services, policies, vpcs, endpoints }
}

export type Network = Awaited<ReturnType<typeof readNetwork>>

/** Where every service is. */
function zonesOf(services: Awaited<ReturnType<typeof readServices>>): readonly string[] {
  const [first, ...others] = services
  return (first?.zones ?? []).filter((zone) => others.every(({ zones }) => zones.includes(zone)))
}
