import { expect, it } from 'vitest'
import { madeProfile } from '../../testing/made-profile.ts'
import type { CatalogueModel, RegionCatalogue } from '../bedrock/read-region.ts'
import { gridRows } from './grid-rows.ts'

const listed = (family: string, rest: Partial<CatalogueModel> = {}): CatalogueModel => ({
  modelId: `anthropic.claude-${family}`,
  name: `Claude ${family}`,
  inferenceTypes: ['INFERENCE_PROFILE'],
  startedAt: 0,
  lifecycle: { status: 'active' },
  ...rest,
})
const catalogue = (
  region: string,
  { models = [], profiles = [] }: Partial<RegionCatalogue>,
): RegionCatalogue => ({ region, models, profiles, latencyMs: 1 })

it('keeps a model that a Region lists and no profile leads to', () => {
  const [row] = gridRows([catalogue('eu-west-1', { models: [listed('opus-9')] })])
  expect(row?.cells).toEqual([
    { region: 'eu-west-1', lifecycle: { status: 'active' }, isOnDemand: false, profiles: [] },
  ])
})

it('says where the bare model can be called', () => {
  const [row] = gridRows([
    catalogue('eu-west-1', { models: [listed('opus-9', { inferenceTypes: ['ON_DEMAND'] })] }),
    catalogue('eu-west-2', { models: [listed('opus-9')] }),
  ])
  expect(row?.cells.map(({ isOnDemand }) => isOnDemand)).toEqual([true, false])
})

it('calls no bare model that is past the end of its life', () => {
  const over = listed('opus-3', { inferenceTypes: ['ON_DEMAND'], lifecycle: { status: 'ended' } })
  expect(gridRows([catalogue('eu-west-1', { models: [over] })])[0]?.cells[0]?.isOnDemand).toBe(
    false,
  )
})

it('gives each Region its own dates', () => {
  const legacy = listed('opus-5', { lifecycle: { status: 'legacy', endOfLife: '2027-01-01' } })
  const [row] = gridRows([
    catalogue('eu-west-1', { models: [legacy] }),
    catalogue('us-east-1', { models: [listed('opus-5')] }),
  ])
  expect(row?.cells.map(({ lifecycle }) => lifecycle)).toEqual([
    { status: 'legacy', endOfLife: '2027-01-01' },
    { status: 'active' },
  ])
})

it('names a model as a Region lists it, where another knows only its profile', () => {
  const unnamed = { ...madeProfile('geography', 'opus-5'), modelName: 'anthropic.claude-opus-5' }
  const rows = gridRows([
    catalogue('us-east-1', { models: [listed('opus-5', { tier: 'opus' })] }),
    catalogue('eu-central-1', { profiles: [unnamed] }),
  ])
  expect(rows.map(({ name }) => name)).toEqual(['Claude opus-5'])
  expect(rows[0]?.cells).toHaveLength(2)
})

it('puts the newest first', () => {
  const models = [
    listed('sonnet-5', { startedAt: 1 }),
    listed('sonnet-10', { startedAt: 2 }),
    listed('opus-2'),
    listed('opus-10'),
  ]
  expect(gridRows([catalogue('eu-west-1', { models })]).map(({ name }) => name)).toEqual([
    'Claude sonnet-10',
    'Claude sonnet-5',
    'Claude opus-10',
    'Claude opus-2',
  ])
})
