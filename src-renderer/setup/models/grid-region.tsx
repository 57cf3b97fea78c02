import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { GridRegion as Asked, ModelGrid } from '../../../shared/setup/model-grid.ts'
import { ProblemHere } from '../../problem-here.tsx'
import { geographyName } from '../region-words.ts'

type Props = {
  region: Asked
  grid: ModelGrid
  isHeld: boolean
  onUse: () => void
  onRetry: () => void
}

/** A Region as the one to call from, where it keeps the residency that was chosen. */
export function GridRegion({ region, grid, isHeld, onUse, onRetry }: Props) {
  const { chosen } = grid
  const isChosen = region.region === chosen.region
  const reach = reachOf(grid, region.region)
  const now = reachOf(grid, chosen.region)
  const isElsewhere =
    chosen.residency === 'geography' && reach.geography && reach.geography !== now.geography
  return (
    <Stack gap="xs">
      <Title order={3}>
        {region.name} ({region.region})
      </Title>
      {region.problem && <ProblemHere problem={region.problem} onRetry={onRetry} />}
      {isChosen && <Text size="sm">Claude is called from here.</Text>}
      {!isChosen && !region.problem && !reach[chosen.residency] && (
        <Text size="sm">
          {chosen.residency === 'geography'
            ? 'No model is reached from here without leaving a geography, which is what you chose.'
            : 'No model is reached globally from here, which is what you chose.'}{' '}
          Another residency is chosen on the Region screen.
        </Text>
      )}
      {!isChosen && reach[chosen.residency] && (
        <Group gap="sm">
          <Button variant="default" onClick={onUse} disabled={isHeld}>
            Use {region.name}
          </Button>
          <Text c="dimmed" size="sm">
            The models are then picked anew.
            {isElsewhere &&
              ` Requests are then processed inside ${geographyName(reach.geography)}, no longer inside ${geographyName(now.geography)}.`}
          </Text>
        </Group>
      )}
    </Stack>
  )
}

/** What is reached from a Region; `geography` is its prefix. */
function reachOf({ models }: ModelGrid, region: string) {
  const profiles = models.flatMap(({ cells }) =>
    cells.filter((cell) => cell.region === region).flatMap((cell) => cell.profiles),
  )
  return {
    geography: profiles.find(({ scope }) => scope === 'geography')?.geography,
    global: profiles.some(({ scope }) => scope === 'global'),
  }
}
