import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import { Alert } from '../../../shared/usage/alert.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { Places } from '../powers.ts'

const Told = z.array(Alert.extend({ isDismissed: z.boolean() }))
type Told = z.infer<typeof Told>

const fileOf = ({ dataFolder }: Places) => join(dataFolder, 'alerts.json')
const readTold = (places: Places): Promise<Told> => readStored(fileOf(places), Told, [])

/** Keeps those that are new, and gives them back. What is over is forgotten: its period has passed. */
export async function tellOnce(
  places: Places,
  found: readonly Alert[],
  now: number,
): Promise<Alert[]> {
  const told = await readTold(places)
  const fresh = found.filter(({ id }) => !told.some((each) => each.id === id))
  if (fresh.length === 0) return []
  const current = told.filter(({ until }) => until > now)
  await writeStored(fileOf(places), [
    ...current,
    ...fresh.map((alert) => ({ ...alert, isDismissed: false })),
  ])
  return fresh
}

/** What was told, still matters and was not put away. Newest first. */
export async function readAlerts(places: Places, now: number): Promise<Alert[]> {
  const told = await readTold(places)
  return told
    .filter(({ isDismissed, until }) => !isDismissed && until > now)
    .map(({ isDismissed: _, ...alert }) => alert)
    .toSorted((a, b) => b.at - a.at)
}

export async function dismissAlert(places: Places, id: string): Promise<void> {
  const told = await readTold(places)
  await writeStored(
    fileOf(places),
    told.map((each) => (each.id === id ? { ...each, isDismissed: true } : each)),
  )
}
