import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ChecklistItemId } from '../../../shared/checklist/checklist.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', {
    kind: 'practice',
    scenario: 'month-of-use',
    profile: 'practice-admin',
  })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const item = async (id: ChecklistItemId) => {
  const { items } = await bench.ask('readChecklist', null)
  return items.find((each) => each.id === id)
}

it('turns from open to done by what the steps do, and back by taking it back', async () => {
  expect(await item('monitoring')).toMatchObject({ status: 'needs-you', place: 'more' })
  await bench.apply({ step: 'dashboard' })
  expect(await item('monitoring')).toMatchObject({
    status: 'done',
    seen: [expect.stringContaining('Groundwork-Claude')],
    evidence: expect.arrayContaining([{ label: 'Dashboard', value: 'Groundwork-Claude' }]),
    at: expect.any(Number),
  })
  await bench.undoEverything()
  expect(await item('monitoring')).toMatchObject({ status: 'needs-you' })
})

it('says what a point waits for where that is not AWS', async () => {
  await bench.apply({
    step: 'cost-guardrails',
    ask: {
      action: 'set',
      limitUsd: 200,
      covers: 'claude',
      tell: 'topic',
      emails: ['ada@example.com'],
    },
  })
  expect(await item('cost-alerts')).toMatchObject({
    status: 'waiting',
    waitsFor: 'a click in a mail',
  })
})

it('takes least privilege for done only once it was proven', async () => {
  await bench.apply({ step: 'permissions' })
  const { status, seen } = (await item('least-privilege')) ?? {}
  expect(await bench.status('permissions')).toBe('done')
  expect(seen).toHaveLength(2)
  expect(status).toBe(await bench.status('proof'))
})

it('shows what is not wanted with its date, and asks again when it is wanted after all', async () => {
  const before = (await item('network'))?.status
  await bench.ask('declareWanted', { item: 'network', isWanted: false })
  const said = await item('network')
  expect(said).toMatchObject({ status: 'not-wanted' })
  bench.pass(3_600_000)
  expect((await item('network'))?.at).toBe(said?.at)
  await bench.ask('declareWanted', { item: 'network', isWanted: true })
  expect((await item('network'))?.status).toBe(before)
})

it('takes the private way for done while there is one, and for open again when it is taken back', async () => {
  const [vpc] = (await bench.ask('reviewNetwork', null)).vpcs ?? []
  await bench.apply({
    step: 'network-endpoint',
    ask: {
      action: 'make',
      vpc: vpc?.id ?? '',
      subnets: vpc?.subnets.slice(0, 1).map(({ id }) => id) ?? [],
      group: 'own',
      services: ['bedrock-runtime'],
      privateDns: true,
      changesDns: false,
      policy: 'chosen-models',
    },
  })
  expect(await item('network')).toMatchObject({
    status: 'done',
    seen: [`Programs in ${vpc?.id} reach Bedrock privately`],
    evidence: [{ label: expect.stringMatching(/^vpce-.* \(bedrock-runtime\)$/) }],
  })
  await bench.undoEverything()
  expect((await item('network'))?.status).toBe('needs-you')
})

it('does not let what everybody needs be put aside', async () => {
  await bench.ask('declareWanted', { item: 'monitoring', isWanted: false })
  expect((await item('monitoring'))?.status).toBe('needs-you')
})
