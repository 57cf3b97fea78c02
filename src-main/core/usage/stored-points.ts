import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { StepContext } from '../steps/step.ts'
import type { Points, PointsBySeries } from './fetch-points.ts'

const Stored = z.object({
  format: z.literal(1),
  /** Everything before this time (ms) is known for good, from this one on. */
  from: z.number(),
  until: z.number(),
  series: z.record(z.string(), z.array(z.tuple([z.number(), z.number()]))),
})
export type StoredPoints = {
  readonly from: number
  readonly until: number
  readonly points: PointsBySeries
}

const fileOf = ({ places, identity }: StepContext, region: string, bucketSeconds: number) =>
  join(places.dataFolder, 'usage', `${identity.account}-${region}-${bucketSeconds}s.json`)

/** Closed buckets that were read before. A damaged file counts as none: AWS still has the numbers. */
export async function loadPoints(
  context: StepContext,
  region: string,
  bucketSeconds: number,
): Promise<StoredPoints> {
  const empty = { format: 1 as const, from: 0, until: 0, series: {} }
  const { from, until, series } = await readStored(
    fileOf(context, region, bucketSeconds),
    Stored,
    empty,
  )
  const points = new Map(
    Object.entries(series).map(([key, pairs]): [string, Points] => [key, new Map(pairs)]),
  )
  return { from, until, points }
}

/** Keeps buckets from `from` to `until` (ms); what is older or not closed yet is left out. */
export function savePoints(
  context: StepContext,
  region: string,
  bucketSeconds: number,
  { from, until, points }: StoredPoints,
): Promise<void> {
  return writeStored(fileOf(context, region, bucketSeconds), {
    format: 1,
    from,
    until,
    series: Object.fromEntries(
      [...points].map(([key, own]) => [
        key,
        [...own].filter(([time]) => time >= from && time < until),
      ]),
    ),
  })
}
