import { Text } from '@mantine/core'
import type { Endpoint, NetworkReview } from '../../../shared/setup/network.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { DataTable } from '../../ui/data-table.tsx'

const policies: Readonly<Record<Endpoint['policy'], string>> = {
  everything: 'whatever IAM allows',
  'chosen-models': 'the chosen models',
  outdated: 'models chosen earlier',
  another: 'what its own policy says',
}

/** The endpoints there are, whoever made them, and what stands in the way of using them. */
export function EndpointsTable({ review }: { review: NetworkReview }) {
  const { endpoints, vpcs = [], usedAddress } = review
  if (endpoints.length === 0) return null
  const where = ({ vpc, zones }: Endpoint) => {
    const name = vpcs.find(({ id }) => id === vpc)?.name ?? vpc
    return `in ${name}, ${zones === 1 ? 'one zone' : `${zones} zones`}`
  }
  const columns = [
    {
      title: 'Endpoint',
      cell: (endpoint: Endpoint) => (
        <>
          {endpoint.id}
          <Text size="xs" c="dimmed">
            {where(endpoint)}
            {!endpoint.isOwn && ', made by somebody else'}
          </Text>
        </>
      ),
    },
    { title: 'For', cell: ({ service }: Endpoint) => service },
    { title: 'State', cell: ({ state }: Endpoint) => state },
    {
      title: 'Called by',
      cell: ({ privateDns }: Endpoint) => (privateDns ? 'the usual name' : 'its own address'),
    },
    {
      title: 'Lets through',
      cell: ({ letsIn, policy }: Endpoint) =>
        letsIn ? policies[policy] : 'nobody: port 443 is shut',
    },
  ]
  return (
    <>
      <DataTable
        caption="Endpoints for Bedrock"
        columns={columns}
        rows={endpoints}
        rowKey={({ id }) => id}
      />
      {endpoints.map(
        ({ id, privateDns, address }) =>
          !privateDns &&
          address !== undefined && (
            <CodeBlock key={id} label={`Address of ${id}`} text={`https://${address}`} wraps />
          ),
      )}
      {usedAddress !== undefined && (
        <Text size="sm">Claude Code on this computer sends its requests to {usedAddress}.</Text>
      )}
    </>
  )
}
