import type { ScenarioName } from '../../../shared/practice.ts'
import type { Account } from '../account.ts'

/** Networks that are not as AWS made them. */
export function networksOf(scenario: ScenarioName): Pick<Account, 'networks'> {
  switch (scenario) {
    case 'many-models':
      return { networks: { 'eu-central-1': { vpcs: { [officeId]: office }, tags } } }
    case 'denied-region':
      // Organisations that say where work may be done usually delete what AWS lays out everywhere.
      return { networks: { 'eu-central-1': { hasNoDefaultVpc: true } } }
    default:
      return {}
  }
}

const officeId = 'vpc-0ff1ce0a1b2c3d4e5'
const subnet = (letter: string, cidr: string) => ({
  id: `subnet-0ff1ce0a1b2c3d4${letter}`,
  zone: letter.charAt(0),
  cidr,
})

/** A VPC of a company: names for machines off, as AWS makes every VPC but the first, and two subnets in one zone. */
const office = {
  cidr: '10.20.0.0/16',
  subnets: [
    subnet('a1', '10.20.0.0/24'),
    subnet('a2', '10.20.1.0/24'),
    subnet('b1', '10.20.16.0/24'),
  ],
}

const tags = {
  [officeId]: { Name: 'office' },
  ...Object.fromEntries(
    office.subnets.map(({ id, zone }, index) => [id, { Name: `office-${zone}-${index + 1}` }]),
  ),
}
