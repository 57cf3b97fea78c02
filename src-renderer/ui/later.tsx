import { type FunctionComponent, lazy } from 'react'

/**
 * A part that comes once it is needed. Its file comes from the host, so where it cannot be had the host has gone, and
 * `instead` is shown: an error here would empty the window, and React never asks for a failed part again.
 */
export const later = <Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  instead: FunctionComponent,
) => lazy(async () => ({ default: await load().catch(() => instead) }))
