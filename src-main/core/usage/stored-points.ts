import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { readStored } from '../files/json-store.ts'
import type { StepContext } from '../steps/step.ts'
import type { Points, PointsBySeries } from './points.ts'

const dayMs = 86_400_000

const Stored = z.object({
  format: z.literal(2),
  from: z.number(),
  asked: z.record(z.string(), z.number()),
  until: z.record(z.string(), z.number()),
  /** Time and value, by turns. */
  points: z.record(z.string(), z.array(z.number())),
})
export type StoredPoints = {
  /** Points are kept from this time (ms) on. */
  readonly from: number
  /** When each ModelId was last asked about. */
  readonly asked: ReadonlyMap<string, number>
  /** By series: everything before this time is known for good. What is later may still change. */
  readonly until: ReadonlyMap<string, number>
  readonly points: PointsBySeries
}

/** How far back buckets of each length are kept: no range looks further. */
const keptMs: Readonly<Record<number, number>> = { 60: dayMs, 300: 3 * dayMs, 3600: 70 * dayMs }

const fileOf = ({ places, identity }: StepContext, region: string, bucketSeconds: number) =>
  join(places.dataFolder, 'usage', `${identity.account}-${region}-${bucketSeconds}s.json`)

/** Buckets that were read before. A damaged file counts as none: AWS still has the numbers. */
export async function loadPoints(
  context: StepContext,
  region: string,
  bucketSeconds: number,
): Promise<StoredPoints> {
  const { from, asked, until, points } = await readStored(
    fileOf(context, region, bucketSeconds),
    Stored,
    { format: 2, from: Number.MAX_SAFE_INTEGER, asked: {}, until: {}, points: {} },
  )
  return {
    from,
    asked: new Map(Object.entries(asked)),
    until: new Map(Object.entries(until)),
    points: new Map(Object.entries(points).map(([key, pairs]) => [key, unflatten(pairs)])),
  }
}

/** Keeps buckets for as long as some range looks at them. */
export function savePoints(
  context: StepContext,
  region: string,
  bucketSeconds: number,
  { from, asked, until, points }: StoredPoints,
): Promise<void> {
  const first = Math.max(from, context.now() - (keptMs[bucketSeconds] ?? dayMs))
  const stored: z.input<typeof Stored> = {
    format: 2,
    from: first,
    asked: Object.fromEntries(asked),
    until: Object.fromEntries(until),
    points: Object.fromEntries(
      [...points].map(([key, own]) => [key, [...own].filter(([time]) => time >= first).flat()]),
    ),
  }
  // A month of many models is megabytes: no spaces for readers.
  return atomicWrite(fileOf(context, region, bucketSeconds), JSON.stringify(stored), {
    isSecret: true,
  })
}

function unflatten(pairs: readonly number[]): Points {
  const points = new Map<number, number>()
  for (let index = 0; index + 1 < pairs.length; index += 2)
    points.set(pairs[index] ?? 0, pairs[index + 1] ?? 0)
  return points
}
