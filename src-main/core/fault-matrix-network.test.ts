import { afterAll, beforeAll, expect, test } from 'vitest'
import { canMeet, networkFaults } from '../testing/faults/network-faults.ts'
import { type NetworkCell, runNetworkCell } from '../testing/faults/network-run.ts'
import { makeReferences, type Reference } from '../testing/faults/reference.ts'
import { situations } from '../testing/faults/situations.ts'
import { mapAtMost } from './map-at-most.ts'

let references: Reference[]
beforeAll(async () => {
  references = (await mapAtMost(4, situations, makeReferences)).flat()
}, 30_000)
afterAll(() => Promise.all(references.map(({ ground }) => ground.close())))

test('whatever meets a call on its way, doing it again ends as if nothing had', async () => {
  const cells = references.flatMap((reference) =>
    reference.changes
      .filter(({ effect }) => effect.kind === 'aws-call')
      .flatMap((change) =>
        networkFaults
          .filter((fault) => canMeet(change, fault))
          .map((fault): NetworkCell => ({ reference, change, fault })),
      ),
  )
  const wrong = (await mapAtMost(24, cells, runNetworkCell)).flat()
  const changes = new Set(cells.map(({ change }) => change)).size
  console.info(
    `${changes} calls × up to ${networkFaults.length} faults = ${cells.length} runs, each done again and taken back`,
  )
  expect(wrong).toEqual([])
}, 120_000)
