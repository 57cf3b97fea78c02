import type { Vpc } from '../../../shared/setup/network.ts'
import { failure } from '../problems.ts'

/** Throws input.invalid for subnets that AWS would refuse, before anything is made. */
export function checkSubnets({ id: vpc, subnets }: Vpc, chosen: readonly string[]): void {
  const found = chosen.map((id) => {
    const subnet = subnets.find((each) => each.id === id)
    if (!subnet) throw refuse(`The subnet ${id} is not in ${vpc}`, 'Choose subnets of that VPC.')
    return subnet
  })
  const unserved = found.find(({ isServed }) => !isServed)
  if (unserved)
    throw refuse(
      `Bedrock has no endpoints in ${unserved.zone}`,
      `Leave ${unserved.id} out; programs in that zone reach the endpoint in another one.`,
    )
  const doubled = found.find(({ zone }, index) =>
    found.slice(0, index).some((earlier) => earlier.zone === zone),
  )
  if (doubled)
    throw refuse(
      `Two of the subnets are in ${doubled.zone}`,
      'An endpoint has one address in each zone: choose one subnet of each.',
    )
}

const refuse = (title: string, detail: string) => failure('input.invalid', { title, detail })
