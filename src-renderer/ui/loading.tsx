import { Skeleton, Stack } from '@mantine/core'
import classes from './loading.module.css'

/** Keeps the place of what is being read, so that nothing jumps when it comes. Says what it waits for. */
export function Loading({
  what,
  height,
  rows = 1,
}: {
  what: string
  height: number
  rows?: number
}) {
  return (
    <Stack gap="xs" role="status" aria-label={what} className={classes.loading} data-what={what}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing
        <Skeleton key={row} h={height} />
      ))}
    </Stack>
  )
}
