import type { NetworkAsk } from '../../shared/setup/network.ts'
import type { Account } from '../practice/account.ts'
import { openAppBench } from './app-bench.ts'

export type NetworkBench = Awaited<ReturnType<typeof openNetworkBench>>
type Make = Extract<NetworkAsk, { action: 'make' }>

/** The app on a practice account, for whoever makes a private way there. */
export async function openNetworkBench() {
  const bench = await openAppBench()
  return {
    ...bench,
    /** One subnet of each zone of a VPC, the first one unless told, for the chosen models. */
    wanted: async (more: Partial<Make> = {}, vpc = 0) => {
      const { vpcs = [] } = await bench.ask('reviewNetwork', null)
      const { id = '', subnets = [] } = vpcs[vpc] ?? {}
      const firsts = subnets.filter(
        ({ zone }, index) => subnets.findIndex((each) => each.zone === zone) === index,
      )
      const ask: Make = {
        action: 'make',
        vpc: id,
        subnets: firsts.map((subnet) => subnet.id),
        group: 'own',
        services: ['bedrock-runtime'],
        privateDns: true,
        changesDns: false,
        policy: 'chosen-models',
        ...more,
      }
      return { step: 'network-endpoint', ask } as const
    },
  }
}

export const networkOf = (account: Account) => account.networks?.['eu-central-1'] ?? {}
export const endpointsIn = (account: Account) => Object.values(networkOf(account).endpoints ?? {})
export const terms = (changes: readonly { term?: string | undefined }[]) =>
  changes.map(({ term }) => term)
