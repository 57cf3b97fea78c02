import { Stack, Title } from '@mantine/core'
import type { GridCell, GridModel, GridRegion } from '../../../shared/setup/model-grid.ts'
import { regionName } from '../../../shared/setup/region-names.ts'
import { Evidence } from '../../ui/evidence.tsx'
import { formatDay, formatTokens } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import { geographyName } from '../region-words.ts'
import { lifecycleWords } from './lifecycle-words.ts'
import { premiumWords, priceWords } from './price-words.ts'
import { RetentionNote } from './retention-note.tsx'

type Props = {
  model: GridModel
  cell: GridCell
  region: GridRegion | undefined
  contextAsOf: string
}

const hourMs = 3_600_000

/** One model in one Region: how it is called, where requests go, how long it is there, and what it costs. */
export function GridDetail({ model, cell, region, contextAsOf }: Props) {
  const now = useNow(hourMs)
  const { geography, global } = model.prices
  const premium = premiumWords(
    model.premiumPercent,
    cell.profiles.find(({ scope }) => scope === 'geography')?.geography,
  )
  const context =
    model.contextTokens === undefined
      ? 'not known: AWS lists no context sizes'
      : `${formatTokens(model.contextTokens)} tokens, by Groundwork’s own table of ${formatDay(Date.parse(contextAsOf), { now, timeZone: 'UTC' })}`
  const items = [
    ...waysIn(model, cell),
    { label: 'Lifecycle', value: lifecycleWords(cell.lifecycle, now) },
    { label: 'Context', value: context },
    ...(global ? [{ label: 'Price, global', value: priceWords(global) }] : []),
    ...(geography
      ? [
          {
            label: 'Price, inside a geography',
            value: [priceWords(geography), premium].filter(Boolean).join(' · '),
          },
        ]
      : []),
    ...(global || geography ? [] : [{ label: 'Price', value: 'not known' }]),
    ...(region?.latencyMs === undefined
      ? []
      : [{ label: 'The Region answers in', value: `${region.latencyMs} ms` }]),
  ]
  return (
    <Stack gap="xs">
      <Title order={3}>
        {model.name} from {regionName(cell.region)}
      </Title>
      <Evidence items={items} />
      {model.asksForRetention && <RetentionNote />}
    </Stack>
  )
}

function waysIn({ modelId }: GridModel, { profiles, isOnDemand }: GridCell) {
  const ways = [
    ...profiles.map(({ id, scope, geography, destinations }) => ({
      label: scope === 'global' ? 'Global' : `Inside ${geographyName(geography)}`,
      value: `${id}, answered in ${
        scope === 'global'
          ? 'any commercial Region'
          : destinations.map((each) => regionName(each)).join(', ')
      }`,
    })),
    ...(isOnDemand
      ? [{ label: 'In the Region itself', value: `${modelId}, without a profile (on-demand)` }]
      : []),
  ]
  if (ways.length > 0) return ways
  return [
    { label: 'How it is called', value: 'not from here: AWS lists no profile that leads to it' },
  ]
}
