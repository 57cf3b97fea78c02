import { MultiSelect, Text } from '@mantine/core'
import type { Residency } from '../../../shared/setup/choices.ts'
import type { RegionRow } from '../../../shared/setup/review.ts'
import { useAction, useCall } from '../../api.tsx'
import { adoptChoices } from '../../keep-current.ts'
import classes from './region-table.module.css'

type Props = { rows: readonly RegionRow[]; region: string; residency: Residency }

/** Further Regions to call from, for when the first one is slow or down. Only those that keep the residency. */
export function MoreRegions({ rows, region, residency }: Props) {
  const { data: choices } = useCall('readChoices', null)
  const choose = useAction('choose', adoptChoices)
  const own = rows.find((row) => row.region === region)
  const offered = rows.filter(
    (row) =>
      row.region !== region &&
      row.tiers[residency].length > 0 &&
      (residency === 'global' || row.geography === own?.geography),
  )
  if (offered.length === 0) return null
  const chosen = (choose.variables ?? choices)?.moreRegions ?? []
  const kept = chosen.filter((each) => offered.some((row) => row.region === each))
  return (
    <details className={classes.more} open={kept.length > 0 || undefined}>
      <summary>
        Call from other Regions as well ({kept.length === 0 ? 'none' : kept.length})
      </summary>
      <Text c="dimmed" size="sm" my="xs">
        For when the first Region is slow or down. It costs nothing by itself; the policy then holds
        for these Regions too, and the usage window looks there.
      </Text>
      <MultiSelect
        aria-label="Other Regions"
        placeholder={kept.length === 0 ? 'Choose Regions' : ''}
        data={offered.map((row) => ({ value: row.region, label: `${row.name} (${row.region})` }))}
        value={kept}
        maxValues={10}
        searchable
        clearable
        onChange={(moreRegions) => choose.mutate({ moreRegions })}
      />
    </details>
  )
}
