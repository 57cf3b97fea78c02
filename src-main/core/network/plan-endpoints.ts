import { monthlyCostUsd, type NetworkAsk } from '../../../shared/setup/network.ts'
import { failure } from '../problems.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext, StepPlan } from '../steps/step.ts'
import { checkSubnets } from './check-subnets.ts'
import { createEndpoint, updatePolicy, waitForEndpoint } from './endpoint-changes.ts'
import { endpointPolicies } from './endpoint-policy.ts'
import { dnsChanges, groupChanges, groupOf, openGroup } from './ground-changes.ts'
import { hasFailed, isStanding } from './read-endpoints.ts'
import { type Network, readNetwork } from './read-network.ts'

export type MakeAsk = Extract<NetworkAsk, { action: 'make' }>

/** The endpoints that are wanted and not there, with what they stand in; those that are there are left or brought up to date. */
export async function planEndpoints(context: StepContext, ask: MakeAsk): Promise<StepPlan> {
  const network = await readNetwork(context)
  const vpc = network.vpcs.find(({ id }) => id === ask.vpc)
  if (!vpc) throw failure('input.invalid', { title: `There is no VPC ${ask.vpc} here` })
  refuseAbsent(context, ask, network)
  const policies = ask.policy === 'chosen-models' ? await endpointPolicies(context) : undefined
  const standing = network.endpoints.filter((each) => each.vpc === vpc.id && isUp(each))
  const there = (service: string) => standing.find((each) => each.service === service)
  const missing = ask.services.filter((service) => !there(service))
  if (missing.length > 0) checkSubnets(vpc, ask.subnets)
  const ground =
    missing.length > 0 ? [...dnsChanges(context, vpc, ask), ...groupChanges(context, vpc, ask)] : []
  const made = missing.map((service) =>
    createEndpoint(context, ask, service, {
      policy: policies?.[service],
      group: groupOf(vpc, ask)?.id ?? { $output: ['create-group', 'GroupId'] },
      others: network.endpoints.map(({ id }) => id),
      after: ground.map(({ id }) => id),
    }),
  )
  const held = ask.services.flatMap((service) => there(service) ?? [])
  const updated = held.flatMap((endpoint) =>
    endpoint.isOwn && policies && endpoint.policy !== 'chosen-models'
      ? [updatePolicy(context, endpoint, policies[endpoint.service])]
      : [],
  )
  const chosenGroup = missing.length > 0 ? groupOf(vpc, ask)?.id : undefined
  const closed = vpc.groups.filter(
    ({ id }) =>
      id !== chosenGroup &&
      held.some(({ isOwn, letsIn, groups: [first] }) => isOwn && !letsIn && first === id),
  )
  const opened = closed.flatMap(({ id }) => openGroup(context, vpc, id))
  const pending = held.filter(({ state }) => state === 'pending')
  const changes = [
    ...ground,
    ...made,
    ...updated,
    ...opened,
    ...missing.map((service) => waitForEndpoint(context, service)),
    ...pending.map(({ service, id }) => waitForEndpoint(context, service, id)),
  ]
  if (changes.length === 0)
    return {
      title: 'The private way to Bedrock is there already',
      changes,
      notes: held.map(({ id }) => `The endpoint ${id} is left as it is.`),
    }
  return {
    title: 'Make a private way to Bedrock',
    changes,
    notes: [
      'A laptop outside this network gains nothing: it reaches the endpoint only through a VPN or Direct Connect, and with the network’s DNS.',
      ...(made.length > 0 ? [costWords(made.length, ask.subnets.length)] : []),
      ...(policies
        ? [
            'Whatever in the VPC calls Bedrock this way may use the chosen models and no others. When you choose other models, plan this again.',
          ]
        : []),
      ...(made.length > 0
        ? [
            'Where the VPC has no way to the internet at all, signing in needs endpoints too (STS, IAM Identity Center); these are not made here.',
          ]
        : []),
      ...(ask.privateDns
        ? []
        : [
            'Nothing uses the endpoint by itself, because the usual name does not lead to it: programs have to be told its address.',
          ]),
      ...held
        .filter(({ isOwn }) => !isOwn)
        .map(({ id }) => `The endpoint ${id} was made by somebody else and is left as it is.`),
    ],
  }
}

const isUp = (endpoint: Network['endpoints'][number]) =>
  isStanding({ State: endpoint.state }) && !hasFailed(endpoint)

function refuseAbsent(context: StepContext, ask: MakeAsk, { services, endpoints }: Network): void {
  const absent = ask.services.find((wanted) => services.every(({ service }) => service !== wanted))
  if (absent)
    throw failure('region.unsupported', {
      title: `AWS offers no endpoint for ${absent} in ${regionOf(context)}`,
      detail: 'Another Region may have one.',
    })
  const inWay = endpoints.filter(
    (each) => each.vpc === ask.vpc && ask.services.includes(each.service) && !isUp(each),
  )
  const isUpFor = (service: string) =>
    endpoints.some((each) => each.vpc === ask.vpc && each.service === service && isUp(each))
  const failed = inWay.find((each) => hasFailed(each) && !isUpFor(each.service))
  if (failed)
    throw failure('aws.conflict', {
      title: `AWS could not set ${failed.id} up`,
      detail: `${failed.isOwn ? 'Take it back from History, or delete it in the VPC console' : 'Ask whoever has made it to delete it'}. Then the VPC can have another one.`,
    })
  const leaving = inWay.find((each) => !hasFailed(each))
  if (leaving)
    throw failure('aws.conflict', {
      title: `AWS is still taking the endpoint ${leaving.id} away`,
      detail: 'Only then can the VPC have another one. It takes a minute or two.',
    })
}

function costWords(endpoints: number, zones: number): string {
  const dollars = monthlyCostUsd(endpoints, zones).toFixed(2)
  return `It costs about $${dollars} a month whether it is used or not, and about $0.01 for each gigabyte that goes through (AWS list price in us-east-1).`
}
