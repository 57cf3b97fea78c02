import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ModelGrid } from '../../../shared/setup/model-grid.ts'
import { regionName } from '../../../shared/setup/region-names.ts'
import type { Prices } from '../../../shared/setup/review.ts'
import { Evidence } from '../../ui/evidence.tsx'
import { formatTokens, formatUsd } from '../../ui/format.ts'
import { geographyName } from '../region-words.ts'
import type { Picked } from './model-grid.tsx'

type Props = {
  picked: Picked
  grid: ModelGrid
  /** Absent where the Region is the chosen one already. */
  onUse: (() => void) | undefined
}

/** One model in one Region: how it is called, where requests go, how long it is there, and what it costs. */
export function GridDetail({ picked: { model, cell }, grid, onUse }: Props) {
  const { lifecycle, profiles, isOnDemand } = cell
  const latencyMs = grid.regions.find(({ region }) => region === cell.region)?.latencyMs
  const { geography, global } = model.prices
  const items = [
    ...profiles.map(({ id, scope, geography: prefix, destinations }) => ({
      label: scope === 'global' ? 'Worldwide (global profile)' : `Inside ${geographyName(prefix)}`,
      value: `${id}${destinations.length > 0 ? `, answered in ${destinations.map((each) => regionName(each)).join(', ')}` : ''}`,
    })),
    ...(isOnDemand ? [{ label: 'The Region itself', value: model.modelId }] : []),
    { label: 'Lifecycle', value: lifecycleWords(lifecycle) },
    ...(model.contextTokens === undefined
      ? [{ label: 'Context', value: 'not known' }]
      : [{ label: 'Context', value: `${formatTokens(model.contextTokens)} tokens` }]),
    ...(global ? [{ label: 'Price, global', value: priceWords(global) }] : []),
    ...(geography
      ? [
          {
            label: 'Price, inside a geography',
            value: `${priceWords(geography)}${premiumWords(model.premiumPercent)}`,
          },
        ]
      : []),
    ...(latencyMs === undefined ? [] : [{ label: 'Answers in', value: `${latencyMs} ms` }]),
  ]
  return (
    <Stack gap="xs" component="section" aria-live="polite" aria-label="Model in Region">
      <Title order={3}>
        {model.name} from {regionName(cell.region)}
      </Title>
      <Evidence items={items} />
      {onUse && (
        <Group>
          <Button variant="default" onClick={onUse}>
            Use {regionName(cell.region)}
          </Button>
          <Text c="dimmed" size="sm">
            The models are then picked anew for that Region.
          </Text>
        </Group>
      )}
    </Stack>
  )
}

const lifecycleWords = ({
  status,
  since,
  legacySince,
  endOfLife,
}: Picked['cell']['lifecycle']): string =>
  [
    status === 'legacy' ? 'being retired, closed to new customers' : 'current',
    since && `since ${since}`,
    legacySince && `legacy from ${legacySince}`,
    endOfLife && `at least until ${endOfLife}`,
  ]
    .filter(Boolean)
    .join(', ')

const usd = (amount: number) => formatUsd(amount, { digits: 3 })
const priceWords = ({ input, output, cacheRead, cacheWrite5m, cacheWrite1h, source }: Prices) =>
  `per million tokens ${usd(input)} in, ${usd(output)} out, ${usd(cacheRead)} cache read, ${usd(cacheWrite5m)} cache write (5 min), ${usd(cacheWrite1h)} (1 h); ${source}`
const premiumWords = (percent: number | undefined) =>
  percent === undefined || percent === 0 ? '' : `; ${percent} % more than global`
