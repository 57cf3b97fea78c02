import { Anchor, Text } from '@mantine/core'
import type { Prices } from '../../shared/setup/review.ts'
import { goTo } from '../navigation.ts'
import { DataTable } from '../ui/data-table.tsx'
import { formatUsd } from '../ui/format.ts'

type Props = { name: string; prices: Prices | undefined }

/** What caching costs and saves with one model, in the prices it has. */
export function FourPrices({ name, prices }: Props) {
  return (
    <details>
      <summary>What {name} costs, and what keeping text ready saves</summary>
      {prices ? (
        <>
          <DataTable
            caption={`Prices of ${name}, US dollars per million tokens, ${prices.source}`}
            columns={[
              { title: 'Kind of token', cell: ({ kind }) => kind },
              {
                title: 'Per million',
                cell: ({ usd }) => formatUsd(usd, { digits: 4 }),
                align: 'right',
              },
              {
                title: 'Against input',
                cell: ({ usd }) => times(usd, prices.input),
                align: 'right',
              },
            ]}
            rows={rowsOf(prices)}
            rowKey={({ kind }) => kind}
          />
          <Text size="sm" mt="xs">
            Text that is the same in every call can be kept ready (prompt caching). The first call
            writes it, for {times(prices.cacheWrite5m, prices.input)} of the input price, or{' '}
            {times(prices.cacheWrite1h, prices.input)} to keep it an hour. Each further call in that
            time reads it, for {times(prices.cacheRead, prices.input)}, and begins its time anew.
            Claude Code does so by itself. {paysOff(prices)}{' '}
            <Anchor component="button" type="button" size="sm" onClick={() => goTo('usage')}>
              Work out your own savings in Usage
            </Anchor>
          </Text>
        </>
      ) : (
        <Text size="sm">The prices of this model are not known here.</Text>
      )}
    </details>
  )
}

const rowsOf = ({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: Prices) => [
  { kind: 'Input', usd: input },
  { kind: 'Output', usd: output },
  { kind: 'Written to the cache, for 5 minutes', usd: cacheWrite5m },
  { kind: 'Written to the cache, for 1 hour', usd: cacheWrite1h },
  { kind: 'Read from the cache', usd: cacheRead },
]

const times = (usd: number, input: number) => `${Number((usd / input).toFixed(3))}×`

/** After how many calls with the same text the writing is paid for. */
function paysOff({ input, cacheRead, cacheWrite5m, cacheWrite1h }: Prices): string {
  const after = (write: number) => 1 + Math.ceil((write - input) / (input - cacheRead))
  return `It pays off from call ${after(cacheWrite5m)} on (${after(cacheWrite1h)} with the hour).`
}
