import { TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { RegionRow } from '../../../shared/setup/review.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { geographyName, tierName } from '../region-words.ts'
import classes from './region-table.module.css'

type Props = {
  rows: readonly RegionRow[]
  chosen: string
  recommended: string | undefined
  onChoose: (row: RegionRow) => void
}

/** Every Region that was asked, those without current Claude last. */
export function RegionTable({ rows, chosen, recommended, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const shown = rows
    .filter((row) => wordsOf(row).includes(wanted))
    .toSorted(
      (one, other) =>
        Number(other.region === recommended) - Number(one.region === recommended) ||
        byOffer(one, other),
    )
  return (
    <section className={classes.section} aria-labelledby="other-regions">
      <div className={classes.head}>
        <Title order={2} id="other-regions">
          Region
        </Title>
        <TextInput
          aria-label="Search Regions"
          placeholder="Search: Ireland, us-east-1"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <div className={classes.scroll}>
        <DataTable
          caption="Regions where Claude can be called"
          rows={shown}
          rowKey={({ region }) => region}
          empty="No Region of that name was asked."
          columns={[
            {
              title: 'Region',
              cell: (row) => (
                <label className={classes.pick}>
                  <input
                    type="radio"
                    name="region"
                    className={classes.radio}
                    checked={row.region === chosen}
                    disabled={!isUsable(row)}
                    onChange={() => onChoose(row)}
                  />
                  <span>
                    {row.name} <span className={classes.code}>{row.region}</span>
                    {row.region === recommended && (
                      <span className={classes.code}> · recommended</span>
                    )}
                  </span>
                </label>
              ),
            },
            { title: 'Residency', cell: reachOf },
            { title: 'Current Claude', cell: tiersOf },
            {
              title: 'Answers in',
              align: 'right',
              cell: ({ latencyMs }) =>
                latencyMs === undefined ? '–' : `${Math.round(latencyMs)} ms`,
            },
          ]}
        />
      </div>
    </section>
  )
}

const isUsable = ({ tiers }: RegionRow) => tiers.geography.length + tiers.global.length > 0

const byOffer = (one: RegionRow, other: RegionRow) =>
  Number(isUsable(other)) - Number(isUsable(one)) ||
  (one.latencyMs ?? Number.POSITIVE_INFINITY) - (other.latencyMs ?? Number.POSITIVE_INFINITY) ||
  one.name.localeCompare(other.name)

const wordsOf = (row: RegionRow) =>
  `${row.name} ${row.region} ${row.geography ? geographyName(row.geography) : ''}`.toLowerCase()

function reachOf({ tiers, geography, hasGlobal, problem }: RegionRow) {
  if (problem) return problem.title
  const reach = [
    tiers.geography.length > 0 && `inside ${geographyName(geography)}`,
    hasGlobal && 'global',
  ]
  return reach.filter(Boolean).join(' or ') || 'none'
}

const tiersOf = ({ tiers }: RegionRow) =>
  [...new Set([...tiers.geography, ...tiers.global])].map((tier) => tierName[tier]).join(', ') ||
  '–'
