import { Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import type { NetworkReview } from '../../../shared/setup/network.ts'
import { problemIn, useCall } from '../../api.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Feature } from '../feature.tsx'
import { type Draft, draftOf, faultsIn } from './draft.ts'
import { EndpointsTable } from './endpoints-table.tsx'
import { NetworkForm } from './network-form.tsx'

/** Endpoints for programs inside the company's network; and, said first, that a laptop gains nothing. */
export function NetworkSection() {
  const review = useCall('reviewNetwork', null)
  const [typed, setTyped] = useState<Draft>()
  const [usesAddress, setUsesAddress] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const draft = typed ?? (review.data && draftOf(review.data))
  const vpc = review.data?.vpcs?.find(({ id }) => id === draft?.vpc)
  const faults = draft && vpc ? faultsIn(draft, vpc) : {}
  const addressed = review.data && withOwnAddress(review.data)
  const canMake = vpc !== undefined && (review.data?.services.length ?? 0) > 0
  const ask =
    usesAddress && addressed
      ? ({ action: 'use-address', endpoint: addressed.id } as const)
      : Object.keys(faults).length === 0
        ? draft
        : undefined
  const problem = problemIn(review.error)
  return (
    <Feature
      step="network-endpoint"
      title="A private way to Bedrock (AWS PrivateLink)"
      about="For programs that run inside your AWS network. A laptop outside it gains nothing."
      request={ask && { step: 'network-endpoint', ask }}
      {...((canMake || (usesAddress && addressed)) && {
        verb: usesAddress && addressed ? 'Use its address…' : 'Make the private way…',
      })}
      onMissing={() => setChecked(true)}
      whyNot="its command names no type, so AWS takes it for a gateway, which Bedrock does not have. And with private DNS no tool has to be told a URL."
    >
      <Stack gap="md">
        <Text>
          <b>On a laptop you gain nothing.</b> It reaches the endpoint only through a VPN or Direct
          Connect into the network, with the network’s DNS; without those, its calls go on as they
          do now, encrypted. Then leave this out, and say “Not wanted” on the checklist.
        </Text>
        {review.data ? (
          <>
            <EndpointsTable review={review.data} />
            {addressed && (
              <Switch
                label="Write the endpoint’s own address into Claude Code’s settings instead"
                description="For where its usual name does not lead to it. Claude Code then stops caching the last part of what it sends, so requests cost more."
                checked={usesAddress}
                onChange={({ currentTarget }) => setUsesAddress(currentTarget.checked)}
              />
            )}
            {draft && vpc && canMake && !(usesAddress && addressed) ? (
              <NetworkForm
                review={review.data}
                vpc={vpc}
                draft={draft}
                faults={isChecked ? faults : {}}
                onChange={(more) => setTyped({ ...draft, ...more })}
              />
            ) : (
              !usesAddress && <WhyNone review={review.data} />
            )}
          </>
        ) : problem ? (
          <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
        ) : (
          <Loading what="Reading the network" height={200} rows={4} />
        )}
      </Stack>
    </Feature>
  )
}

/** An endpoint for models that the usual name does not lead to, and that Claude Code does not use yet. */
const withOwnAddress = ({ endpoints, usedAddress }: NetworkReview) =>
  endpoints.find(
    ({ service, state, privateDns, address }) =>
      service === 'bedrock-runtime' &&
      state === 'available' &&
      !privateDns &&
      address !== undefined &&
      usedAddress !== `https://${address}`,
  )

function WhyNone({ review: { vpcs, region, services } }: { review: NetworkReview }) {
  if (!vpcs)
    return (
      <Text size="sm">
        You may not see the network. An administrator may (ec2:DescribeVpcs and others), and can do
        this from the same page.
      </Text>
    )
  if (vpcs.length === 0)
    return (
      <Text size="sm">
        There is no network (VPC) in {region}, so there is nothing for an endpoint to stand in.
        Nothing is lost by that. If your programs run in another Region, choose that one.
      </Text>
    )
  return services.length === 0 ? (
    <Text size="sm">AWS offers no private way to Bedrock in {region}.</Text>
  ) : null
}
