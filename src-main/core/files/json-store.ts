import type { z } from '../../../shared/schema.ts'
import { atomicWrite } from './atomic-write.ts'
import { readText } from './read-text.ts'

/** A small JSON file of our own. One that is missing, torn or of another version gives `empty`. */
export async function readStored<T extends z.ZodType>(
  path: string,
  schema: T,
  empty: z.output<T>,
): Promise<z.output<T>> {
  const text = await readText(path)
  if (text === null) return empty
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : empty
  } catch {
    return empty
  }
}

/** Keeps a value as JSON, whole or not at all. */
export const writeStored = (path: string, value: unknown): Promise<void> =>
  atomicWrite(path, `${JSON.stringify(value, null, 2)}\n`, { isSecret: true })
