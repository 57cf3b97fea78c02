import { Checkbox, Select, Stack, Switch, Text } from '@mantine/core'
import {
  EndpointService,
  endpointPrice,
  monthlyCostUsd,
  type NetworkReview,
  type Vpc,
} from '../../../shared/setup/network.ts'
import { formatUsd } from '../../ui/format.ts'
import { answersNames, type Draft, groundOf } from './draft.ts'
import { PolicyChoice } from './policy-choice.tsx'

type Props = {
  review: NetworkReview
  vpc: Vpc
  draft: Draft
  faults: Partial<Record<keyof Draft, string>>
  onChange: (more: Partial<Draft>) => void
}

const services: Readonly<Record<EndpointService, string>> = {
  'bedrock-runtime': 'Calls to the models (bedrock-runtime)',
  bedrock: 'The list of models and profiles (bedrock)',
}

const named = ({ id, name }: { id: string; name?: string | undefined }) =>
  name === undefined ? id : `${name} (${id})`

export function NetworkForm({ review, vpc, draft, faults, onChange }: Props) {
  const choose = (id: string | null) => {
    const chosen = review.vpcs?.find((each) => each.id === id)
    if (chosen) onChange({ ...groundOf(chosen), changesDns: false })
  }
  return (
    <Stack gap="md">
      <Select
        label="Network (VPC)"
        allowDeselect={false}
        maw={480}
        data={(review.vpcs ?? []).map((each) => ({
          value: each.id,
          label: `${each.isDefault ? `AWS’s own: ${each.id}` : named(each)}, ${each.cidrs.join(', ')}`,
        }))}
        value={draft.vpc}
        onChange={choose}
      />
      <Checkbox.Group
        label="Subnets"
        description="One in each zone that your programs run in. AWS bills each."
        error={faults.subnets}
        value={[...draft.subnets]}
        onChange={(subnets) => onChange({ subnets })}
      >
        <Stack gap={6} mt={6}>
          {vpc.subnets.map((subnet) => (
            <Checkbox
              key={subnet.id}
              value={subnet.id}
              disabled={!subnet.isServed}
              label={`${subnet.zone}: ${named(subnet)}, ${subnet.cidr}${subnet.isServed ? '' : ', where Bedrock has no endpoints'}`}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox.Group
        label="What for"
        description="Claude Code needs the first. At the second programs look up which models there are."
        error={faults.services}
        value={[...draft.services]}
        onChange={(chosen) =>
          onChange({ services: EndpointService.options.filter((each) => chosen.includes(each)) })
        }
      >
        <Stack gap={6} mt={6}>
          {review.services.map((service) => (
            <Checkbox key={service} value={service} label={services[service]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Select
        label="Who reaches it (security group)"
        allowDeselect={false}
        maw={480}
        data={[
          { value: 'own', label: 'A new one: this whole network, on port 443' },
          ...vpc.groups.map(({ id, name, letsIn }) => ({
            value: id,
            label: `${name} (${id})${letsIn ? '' : ', with port 443 opened'}`,
          })),
        ]}
        value={draft.group}
        onChange={(group) => onChange({ group: group ?? 'own' })}
      />
      <Switch
        label="Under Bedrock’s usual name (private DNS)"
        description="Every program in the network then takes this way by itself, without being told an address."
        checked={draft.privateDns}
        error={faults.privateDns}
        onChange={({ currentTarget }) => onChange({ privateDns: currentTarget.checked })}
      />
      {draft.privateDns && !answersNames(vpc) && (
        <Switch
          label="Switch on the DNS of this network"
          description="Private DNS needs it (enableDnsSupport and enableDnsHostnames). Machines in the network get names by it, too."
          checked={draft.changesDns}
          onChange={({ currentTarget }) => onChange({ changesDns: currentTarget.checked })}
        />
      )}
      <PolicyChoice
        draft={draft}
        policies={review.policies}
        onChange={(policy) => onChange({ policy })}
      />
      <Cost draft={draft} />
    </Stack>
  )
}

function Cost({ draft }: { draft: Draft }) {
  const { services: chosen, subnets } = draft
  const month = formatUsd(monthlyCostUsd(chosen.length, subnets.length))
  const endpoints = chosen.length === 1 ? 'one endpoint' : `${chosen.length} endpoints`
  const zones = subnets.length === 1 ? 'one zone' : `${subnets.length} zones`
  return (
    <Text role="status">
      <b>About {month} a month (estimated)</b>, used or not: {endpoints} in {zones} at{' '}
      {formatUsd(endpointPrice.hourUsd)} an hour each, for {endpointPrice.hoursInMonth} hours. And
      about {formatUsd(endpointPrice.gigabyteUsd)} for each gigabyte that goes through. These are
      list prices of us-east-1; other Regions cost a little more.
    </Text>
  )
}
