import { Text } from '@mantine/core'
import type { Endpoint, NetworkReview } from '../../../shared/setup/network.ts'
import { DataTable } from '../../ui/data-table.tsx'

const policies: Readonly<Record<Endpoint['policy'], string>> = {
  everything: 'whatever IAM allows',
  'chosen-models': 'the chosen models',
  outdated: 'models chosen earlier',
  another: 'what its own policy says',
}

const zonesOf = ({ zones }: Endpoint) => (zones === 1 ? '1 zone' : `${zones} zones`)

/** The endpoints there are, whoever made them, and what stands in the way of using them. */
export function EndpointsTable({ review: { endpoints, usedAddress } }: { review: NetworkReview }) {
  if (endpoints.length === 0) return null
  const columns = [
    {
      title: 'Endpoint',
      cell: ({ id, isOwn }: Endpoint) => (isOwn ? id : `${id} (somebody else’s)`),
    },
    { title: 'For', cell: ({ service }: Endpoint) => service },
    { title: 'State', cell: ({ state }: Endpoint) => state },
    { title: 'Where', cell: (endpoint: Endpoint) => `${endpoint.vpc}, ${zonesOf(endpoint)}` },
    {
      title: 'Called by',
      cell: ({ privateDns, address }: Endpoint) =>
        privateDns ? 'the usual name' : (address ?? 'its own address'),
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
      {usedAddress !== undefined && (
        <Text size="sm">Claude Code on this computer sends its requests to {usedAddress}.</Text>
      )}
    </>
  )
}
