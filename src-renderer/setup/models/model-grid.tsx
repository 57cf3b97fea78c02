import { Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ModelGrid as Grid } from '../../../shared/setup/model-grid.ts'
import { problemIn, useAction, useCall } from '../../api.tsx'
import { adoptChoices } from '../../keep-current.ts'
import { ProblemHere } from '../../problem-here.tsx'
import { Loading } from '../../ui/loading.tsx'
import { GridDetail } from './grid-detail.tsx'
import { GridRegion } from './grid-region.tsx'
import classes from './grid-table.module.css'
import { GridTable, type Picked } from './grid-table.tsx'
import choiceClasses from './model-choices.module.css'
import { narrowGrid, type TierShown } from './narrow-grid.ts'

/** Which model is called how from which Region, as each Region itself lists it. Asked for only when opened. */
export function ModelGrid() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className={choiceClasses.more}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Every model in every Region</summary>
      {isOpen && <Opened />}
    </details>
  )
}

function Opened() {
  const review = useCall('reviewModelGrid', null, { staleTime: 5 * 60_000 })
  const problem = problemIn(review.error)
  const retry = () => void review.refetch()
  if (problem) return <ProblemHere problem={problem} onRetry={retry} />
  if (!review.data)
    return <Loading what="Asking every Region what it offers" height={48} rows={4} />
  return <Shown grid={review.data} onRetry={retry} />
}

function Shown({ grid, onRetry }: { grid: Grid; onRetry: () => void }) {
  const [tier, setTier] = useState<TierShown>('all')
  const [isKept, setKept] = useState(false)
  const [picked, setPicked] = useState<Picked>()
  const { residency } = grid.chosen
  const only = isKept ? residency : undefined
  const shown = narrowGrid(grid, tier, only)
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
      {shown.models.length === 0 || shown.regions.length === 0 ? (
        <Text>No model of that sort is offered in any Region that answered.</Text>
      ) : (
        <div className={classes.wide}>
          <GridTable
            key={`${tier} ${only}`}
            grid={shown}
            only={only}
            picked={picked}
            onPick={setPicked}
          />
        </div>
      )}
      <Details grid={grid} picked={picked} onRetry={onRetry} />
      <Text c="dimmed" size="xs">
        From the lists of each Region, asked moments ago; nearest Regions first. A code such as EU
        or US: requests stay inside that geography. Global: AWS picks the Region. Direct: the Region
        itself answers (on-demand). Press a cell or a Region for more.
      </Text>
    </Stack>
  )
}

type DetailsProps = { grid: Grid; picked: Picked | undefined; onRetry: () => void }

function Details({ grid, picked, onRetry }: DetailsProps) {
  const choose = useAction('choose', adoptChoices)
  const region = grid.regions.find((each) => each.region === picked?.region)
  const model = grid.models.find(({ modelId }) => modelId === picked?.modelId)
  const cell = model?.cells.find((each) => each.region === picked?.region)
  const problem = problemIn(choose.error)
  const shown = useRef<HTMLElement>(null)
  useEffect(() => {
    if (picked) shown.current?.scrollIntoView({ block: 'nearest' })
  }, [picked])
  return (
    <section
      ref={shown}
      aria-live="polite"
      aria-label="What was pressed"
      className={classes.details}
    >
      {model && cell && (
        <GridDetail model={model} cell={cell} region={region} contextAsOf={grid.contextAsOf} />
      )}
      {region && (
        <GridRegion
          region={region}
          grid={grid}
          isHeld={choose.isPending}
          onUse={() => choose.mutate({ region: region.region })}
          onRetry={onRetry}
        />
      )}
      {problem && <ProblemHere problem={problem} />}
    </section>
  )
}
