import { Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ModelGrid as Grid, GridCell, GridModel } from '../../../shared/setup/model-grid.ts'
import { problemIn, useAction, useCall } from '../../api.tsx'
import { adoptChoices } from '../../keep-current.ts'
import { ProblemHere } from '../../problem-here.tsx'
import { Loading } from '../../ui/loading.tsx'
import { GridDetail } from './grid-detail.tsx'
import { GridTable } from './grid-table.tsx'
import classes from './model-choices.module.css'

/** Which model is called how from which Region, as each Region itself lists it. Asked for only when opened. */
export function ModelGrid() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={classes.more} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Every model in every Region</summary>
      {isOpen && <Opened />}
    </details>
  )
}

function Opened() {
  const review = useCall('reviewModelGrid', null, { staleTime: 5 * 60_000 })
  const problem = problemIn(review.error)
  if (problem) return <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
  if (!review.data)
    return <Loading what="Asking every Region what it offers" height={48} rows={4} />
  return <Shown grid={review.data} />
}

export type Picked = { readonly model: GridModel; readonly cell: GridCell }

function Shown({ grid }: { grid: Grid }) {
  const { data: choices } = useCall('readChoices', null)
  const choose = useAction('choose', adoptChoices)
  const [tier, setTier] = useState('all')
  const [isKept, setKept] = useState(false)
  const [picked, setPicked] = useState<Picked>()
  const { residency } = grid.chosen
  const models = grid.models.filter((model) => tier === 'all' || (model.tier ?? 'other') === tier)
  const regions = grid.regions.filter(
    ({ region }) =>
      !isKept ||
      models.some(({ cells }) =>
        cells.some(
          (cell) =>
            cell.region === region && cell.profiles.some(({ scope }) => scope === residency),
        ),
      ),
  )
  return (
    <Stack gap="sm" mt="xs">
      <Group gap="md">
        <SegmentedControl
          size="xs"
          aria-label="Models shown"
          value={tier}
          onChange={setTier}
          data={[
            { value: 'all', label: 'All' },
            { value: 'opus', label: 'Opus' },
            { value: 'sonnet', label: 'Sonnet' },
            { value: 'haiku', label: 'Haiku' },
            { value: 'other', label: 'Others' },
          ]}
        />
        <Checkbox
          label={`Only ${residency === 'global' ? 'global routing' : 'what stays inside a geography'}`}
          checked={isKept}
          onChange={({ currentTarget: { checked } }) => setKept(checked)}
        />
      </Group>
      {models.length === 0 || regions.length === 0 ? (
        <Text>No model of that sort is offered in any Region that answered.</Text>
      ) : (
        <GridTable
          grid={{ ...grid, models, regions }}
          only={isKept ? residency : undefined}
          picked={picked}
          onPick={setPicked}
        />
      )}
      {picked && (
        <GridDetail
          picked={picked}
          grid={grid}
          onUse={
            picked.cell.region === grid.chosen.region
              ? undefined
              : () => choose.mutate({ ...choices, region: picked.cell.region })
          }
        />
      )}
      <Text c="dimmed" size="xs">
        From the lists of each Region, asked just now. G: inside a geography, W: worldwide (global),
        R: the Region itself (on-demand). Sizes of context are of {grid.contextAsOf}.
      </Text>
    </Stack>
  )
}
