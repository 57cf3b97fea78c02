import { setTimeout } from 'node:timers/promises'
import { failure } from '../problems.ts'

/** Waits between two looks at the world. Throws app.cancelled when the signal fires. */
export async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal })
  } catch (error) {
    throw failure('app.cancelled', {}, error)
  }
}
