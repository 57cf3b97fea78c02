import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StepId } from '../../shared/setup/step.ts'
import { type Matrix, openMatrix } from '../testing/faults/open-matrix.ts'
import { situations } from '../testing/faults/situations.ts'
import type { Told } from '../testing/faults/worker.ts'
import { steps } from './steps/all-steps.ts'

let matrix: Matrix
const told: Told[] = []
beforeAll(async () => {
  matrix = await openMatrix()
}, 60_000)
afterAll(() => matrix.close())

const disturbances = {
  network: 'is done again when the network or AWS fails at a call',
  killedAtCalls: 'is done again after kill -9 just before or just after a call to AWS',
  killedAtTheDisk: 'is done again after kill -9 at any moment, with what is on the disk by then',
  filesRefused: 'is done again when a file could not be written',
  fileCallsFailed: 'is done again whichever call to the file system failed',
} as const

describe.concurrent('a plan, and its way back', () => {
  it.each(situations.map(({ name }) => name))(
    '(%s) ends as if nothing had been in its way, nothing doubled, no file in part',
    async (situation) => {
      const result = await matrix.disturb(situation)
      told.push(result)
      const wrong = Object.entries(result.parts).flatMap(([part, found]) =>
        found.wrong.map((words) => `${Reflect.get(disturbances, part)}: ${words}`),
      )
      expect(wrong).toEqual([])
    },
    240_000,
  )
})
