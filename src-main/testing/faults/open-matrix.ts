import { mapAtMost } from '../../core/map-at-most.ts'
import { makeReferences } from './reference.ts'
import { buildChild } from './run-in-child.ts'
import { situations } from './situations.ts'

/** Every plan in every situation, each gone through once undisturbed, and the app as a program to be killed. */
export async function openMatrix() {
  const [child, ...references] = await Promise.all([
    buildChild(),
    ...(await mapAtMost(4, situations, makeReferences)).flat(),
  ])
  return {
    entry: child.entry,
    references,
    close: async () => {
      await Promise.all(references.map(({ ground }) => ground.close()))
      await child.remove()
    },
  }
}
export type Matrix = Awaited<ReturnType<typeof openMatrix>>
