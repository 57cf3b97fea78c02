import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { GridCell, GridModel, ModelGrid } from '../../../shared/setup/model-grid.ts'
import { openWindow } from '../../testing/open-window.tsx'
import { modelGrid } from '../../testing/sample-grid.ts'
import { denied } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 30_000 })

const done = ['sign-in', 'account-check', 'region', 'first-use-form'] as const
const [opus] = modelGrid.models as [GridModel]
const [frankfurt] = opus.cells as [GridCell]
const prices = {
  output: 20,
  cacheRead: 0.2,
  cacheWrite5m: 5,
  cacheWrite1h: 8,
  source: 'list prices',
}

const grid: ModelGrid = {
  ...modelGrid,
  regions: [...modelGrid.regions, { region: 'eu-west-3', name: 'Europe (Paris)', problem: denied }],
  models: [
    {
      ...opus,
      prices: { global: { ...prices, input: 4 }, geography: { ...prices, input: 5 } },
      premiumPercent: 25,
      cells: [
        frankfurt,
        {
          ...frankfurt,
          region: 'us-east-1',
          profiles: [
            {
              id: 'us.anthropic.claude-opus-5-5',
              scope: 'geography',
              geography: 'us',
              destinations: ['us-east-1'],
            },
          ],
        },
      ],
    },
    {
      ...opus,
      modelId: 'anthropic.claude-fable-5',
      name: 'Claude Fable 5',
      tier: undefined,
      asksForRetention: true,
      contextTokens: undefined,
      cells: [
        {
          region: 'eu-central-1',
          lifecycle: { status: 'legacy', endOfLife: '2031-03-01' },
          isOnDemand: false,
          profiles: [{ id: 'global.anthropic.claude-fable-5', scope: 'global', destinations: [] }],
        },
        {
          region: 'us-east-1',
          lifecycle: { status: 'active' },
          isOnDemand: true,
          profiles: [],
        },
      ],
    },
    {
      ...opus,
      modelId: 'anthropic.claude-haiku-1',
      name: 'Claude Haiku 1',
      tier: 'haiku',
      cells: [
        {
          region: 'eu-central-1',
          lifecycle: { status: 'active' },
          isOnDemand: false,
          profiles: [],
        },
        { region: 'us-east-1', lifecycle: { status: 'ended' }, isOnDemand: false, profiles: [] },
      ],
    },
  ] as GridModel[],
}

async function openGrid() {
  const reviewModelGrid = vi.fn(async () => grid)
  const opened = openWindow('models', { done, handlers: { reviewModelGrid } })
  const summary = await screen.findByText('Every model in every Region')
  expect(reviewModelGrid).not.toHaveBeenCalled()
  await opened.user.click(summary)
  return { ...opened, table: await screen.findByRole('grid') }
}
const wordsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent?.trim()))

test('models stand against Regions, each cell in words', async () => {
  const { table } = await openGrid()
  expect(wordsOf(table)).toEqual([
    ['Model', 'eu-central-112 ms · chosen', 'us-east-190 ms', 'eu-west-3no answer'],
    ['Claude Opus 5.5', 'EU', 'US', '–not there'],
    ['Claude Fable 5', 'global ending', 'direct', '–not there'],
    ['Claude Haiku 1', 'listed only', 'ended', '–not there'],
  ])
})

test('the grid is narrowed to a tier, and to what keeps the residency', async () => {
  const { user } = await openGrid()
  await user.click(screen.getByRole('radio', { name: 'Others' }))
  await waitFor(() =>
    expect(wordsOf(screen.getByRole('grid')).map(([name]) => name)).toEqual([
      'Model',
      'Claude Fable 5',
    ]),
  )
  await user.click(screen.getByRole('checkbox', { name: 'Only what stays inside a geography' }))
  expect(await screen.findByText(/^No model of that sort is offered/)).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'All' }))
  expect(wordsOf(await screen.findByRole('grid'))).toEqual([
    ['Model', 'eu-central-112 ms · chosen', 'us-east-190 ms'],
    ['Claude Opus 5.5', 'EU', 'US'],
  ])
})

test('a cell tells profile, destinations, dates, context, prices and what the geography costs', async () => {
  const { user } = await openGrid()
  await user.click(screen.getByRole('button', { name: 'Claude Opus 5.5 in eu-central-1: EU' }))
  const told = screen.getByRole('region', { name: 'What was pressed' }).textContent
  expect(told).toContain(
    'eu.anthropic.claude-opus-5-5, answered in Europe (Frankfurt), Europe (Ireland)',
  )
  expect(told).toContain('+25 % for staying inside the EU')
  expect(told).toContain('1 M tokens, by Groundwork’s own table of 22 Nov')
  expect(told).toContain('The Region answers in12 ms')
  await user.click(
    screen.getByRole('button', { name: /^Claude Fable 5 in eu-central-1: global, ending/ }),
  )
  const other = screen.getByRole('region', { name: 'What was pressed' }).textContent
  expect(other).toContain('being retired, closed to new customers, ends on 1 Mar 2031')
  expect(other).toContain('not known: AWS lists no context sizes')
  expect(other).toContain('Asks for a data retention mode')
})

test('a Region is used from its head, which sends the Region alone', async () => {
  const { user, world } = await openGrid()
  await user.click(screen.getByRole('button', { name: /^us-east-1/ }))
  expect(
    screen.getByText(
      /The models are then picked anew\. Requests are then processed inside the United States, no longer inside the EU\./,
    ),
  ).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Use US East (N. Virginia)' }))
  await waitFor(() =>
    expect(world.asked.filter(({ name }) => name === 'choose').map(({ input }) => input)).toEqual([
      { region: 'us-east-1' },
    ]),
  )
})

test('a Region that did not answer says why, and is not offered', async () => {
  const { user } = await openGrid()
  await user.click(screen.getByRole('button', { name: /^eu-west-3/ }))
  const told = within(screen.getByRole('region', { name: 'What was pressed' }))
  expect(told.getByText(denied.title)).toBeTruthy()
  expect(told.queryByRole('button', { name: /^Use/ })).toBeNull()
})

test('Tab leads to one button, and the arrow keys from there to the others', async () => {
  const { table, user } = await openGrid()
  const stops = () =>
    within(table)
      .getAllByRole('button')
      .filter(({ tabIndex }) => tabIndex === 0)
  expect(stops().map(({ textContent }) => textContent)).toEqual(['eu-central-112 ms · chosen'])
  stops()[0]?.focus()
  await user.keyboard('{ArrowDown}{ArrowRight}')
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(
    /^Claude Opus 5\.5 in us-east-1/,
  )
  expect(stops()).toEqual([document.activeElement])
  // Nothing lies to the right of it; over the empty cells of Paris there is its head.
  await user.keyboard('{ArrowRight}{ArrowUp}{ArrowRight}{ArrowDown}')
  expect(document.activeElement?.textContent).toBe('eu-west-3no answer')
})
