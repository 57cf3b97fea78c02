import type { Residency } from '../../../shared/setup/choices.ts'
import type { RegionRow } from '../../../shared/setup/review.ts'
import { ChoiceCard, ChoiceGroup } from '../../ui/choice-card.tsx'
import { geographyName, tierName } from '../region-words.ts'

type Props = {
  row: RegionRow
  /** Every Region that was asked, for its name. */
  rows: readonly RegionRow[]
  chosen: Residency
  onChoose: (residency: Residency) => void
}

/** Geography or global, each explained in a sentence; only what this Region really offers. */
export function ResidencyChoice({ row, rows, chosen, onChoose }: Props) {
  const nameOf = (code: string) => rows.find(({ region }) => region === code)?.name ?? code
  const hasGeography = row.tiers.geography.length > 0
  return (
    <ChoiceGroup legend={`How far a request sent to ${row.name} may travel`}>
      {hasGeography && (
        <ChoiceCard
          name="residency"
          title={`Stay inside ${geographyName(row.geography)}`}
          about={`Processed only in ${row.destinations.map(nameOf).join(', ')}. ${premiumWords(row)}${offered(row, 'geography')}`}
          isChosen={chosen === 'geography'}
          onChoose={() => onChoose('geography')}
        />
      )}
      {row.hasGlobal && (
        <ChoiceCard
          name="residency"
          title="Anywhere AWS has room (global)"
          about={`AWS may process a request in any of its commercial Regions: most capacity, lowest price, no promise about the country. ${offered(row, 'global')}`}
          isChosen={chosen === 'global'}
          onChoose={() => onChoose('global')}
        />
      )}
    </ChoiceGroup>
  )
}

const offered = ({ tiers }: RegionRow, residency: Residency) =>
  `Offers ${tiers[residency].map((tier) => tierName[tier]).join(', ') || 'no current Claude'}.`

const premiumWords = ({ premium }: RegionRow) =>
  premium && premium.percent > 0
    ? `Costs up to ${premium.percent} % more than global (${premium.source}). `
    : ''
