import type { Endpoint } from '../../../shared/setup/network.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { planAddress } from '../network/plan-address.ts'
import { planEndpoints } from '../network/plan-endpoints.ts'
import { hasFailed } from '../network/read-endpoints.ts'
import { readNetwork } from '../network/read-network.ts'
import { finding } from './finding.ts'
import type { Step, StepContext } from './step.ts'

/** Programs inside the company's AWS network reach Bedrock without the internet. Nobody needs it on a laptop. */
export const networkEndpoint: Step = {
  id: 'network-endpoint',
  check: async (context) => {
    const network = await ifAllowed(() => readNetwork(context))
    if (!network)
      return finding(
        'network-endpoint',
        'needs-admin',
        'You may not see the network',
        context.now(),
        { detail: 'An administrator may (ec2:DescribeVpcs, ec2:DescribeVpcEndpoints and others).' },
      )
    return judge(network.endpoints, context)
  },
  plan: async (context, request) => {
    if (request.step !== 'network-endpoint') return { title: '', changes: [] }
    const { ask } = request
    return ask.action === 'make' ? planEndpoints(context, ask) : planAddress(context, ask.endpoint)
  },
}

const saying = (endpoint: Endpoint) =>
  `${endpoint.state} in ${endpoint.vpc}, ${endpoint.privateDns ? 'by the usual name' : 'by its own address only'}`

function judge(endpoints: readonly Endpoint[], { now }: StepContext) {
  const evidence = endpoints.map((endpoint) => ({
    label: `${endpoint.id} (${endpoint.service})`,
    value: saying(endpoint),
  }))
  const told = (
    status: Parameters<typeof finding>[1],
    title: string,
    more: Parameters<typeof finding>[4] = {},
  ) => finding('network-endpoint', status, title, now(), { evidence, ...more })
  const ofModels = endpoints.filter(({ service }) => service === 'bedrock-runtime')
  const up = ofModels.filter(({ state }) => state === 'available')
  const good = up.filter(isGood).sort((a, b) => Number(b.privateDns) - Number(a.privateDns))[0]
  if (good)
    return told(
      'done',
      `Programs in ${good.vpc} reach Bedrock privately${good.privateDns ? '' : ', by the endpoint’s own address'}`,
    )
  const pending = ofModels.find(({ state }) => state === 'pending')
  if (pending)
    return told('waiting', 'AWS is setting the endpoint up', {
      waitingSince: pending.createdAt,
      lookAgainInMs: 10_000,
    })
  const [faulty] = up
  if (faulty)
    return faulty.letsIn
      ? told('needs-you', `The policy of ${faulty.id} was written for other models`)
      : told('needs-you', `Nobody gets through ${faulty.id}`, {
          detail: `None of its security groups lets the VPC in on port 443. ${faulty.isOwn ? 'Plan the private way again: that opens the port.' : 'Somebody else has made it: ask them to open the port.'}`,
        })
  const failed = ofModels.find(hasFailed)
  if (failed)
    return told('blocked', `AWS could not set ${failed.id} up`, {
      detail: 'Delete it (take it back, where Groundwork made it), then make another one.',
    })
  return told('needs-you', 'There is no private way to Bedrock in this Region', {
    detail: 'Only programs inside your AWS network would gain from one.',
  })
}

const isGood = ({ letsIn, policy }: Endpoint) => letsIn && policy !== 'outdated'
