import { z } from '../../../shared/schema.ts'
import { type GuideCommand, typed } from './guide-command.ts'
import { type GuideWorld, region } from './guide-world.ts'

const dayMs = 86_400_000
const opus = 'eu.anthropic.claude-opus-5-5'

/** Three whole days that are over: nothing is added to them while both are asked. */
function closedDays() {
  const today = Math.floor(Date.now() / dayMs) * dayMs
  return { from: today - 4 * dayMs, to: today - dayMs }
}
const iso = (at: number) => new Date(at).toISOString()

const Statistics = z.object({ Datapoints: z.array(z.object({ Sum: z.number() })) })
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

type Numbers = {
  tokens: { input: number[] }
  requests: { invocations: number[]; throttles: number[] }
}

/** One metric of one model under the name it has today, and the same in the usage window. */
const statistics = (
  guide: string,
  metric: string,
  numbersOf: (row: Numbers) => readonly number[],
): GuideCommand => ({
  guide,
  on: 'used',
  commands: () => {
    const { from, to } = closedDays()
    return [
      typed(
        `cloudwatch get-metric-statistics --namespace AWS/Bedrock --metric-name ${metric} --dimensions`,
      ).concat(
        `[{"Name":"ModelId","Value":"${opus}"}]`,
        typed(
          `--start-time ${iso(from)} --end-time ${iso(to)} --period 3600 --statistics ["Sum"] --region ${region}`,
        ),
      ),
    ]
  },
  same: async ([answer], { bench }) => {
    const { metrics } = await bench.ask('readUsage', {
      range: 'custom',
      custom: closedDays(),
      zone: 'UTC',
      refreshSpend: false,
    })
    const rows = metrics.status === 'ok' ? metrics.value.detail.rows : []
    const row = rows.find(({ id, ...rest }) => id === opus && rest.region === region)
    return [
      sumOf(Statistics.parse(answer).Datapoints.map(({ Sum }) => Sum)),
      row && sumOf(numbersOf(row)),
    ]
  },
})

const Costs = z.object({
  ResultsByTime: z.array(
    z.object({ Total: z.object({ UnblendedCost: z.object({ Amount: z.string() }) }) }),
  ),
})

/** Cents: each side adds up in its own order. */
const inCents = (usd: number) => Math.round(usd * 100)

const monthToDate = async ({ bench }: GuideWorld) => {
  const { spend } = await bench.ask('readUsage', {
    range: 'month',
    zone: 'UTC',
    refreshSpend: false,
  })
  return spend.status === 'ok' ? spend.value : undefined
}

/** What it costs and how much is used. */
export const commandsOfWatching: readonly GuideCommand[] = [
  {
    guide: 'aws ce get-cost-and-usage',
    on: 'used',
    commands: ({ services }) => {
      const now = iso(Date.now())
      const filter = {
        And: [
          { Dimensions: { Key: 'SERVICE', Values: services } },
          { Dimensions: { Key: 'RECORD_TYPE', Values: ['Usage'] } },
        ],
      }
      return [
        [
          ...typed('ce get-cost-and-usage --time-period'),
          // The end does not belong to it: with today as the end, as the guide has it, today is missing.
          JSON.stringify({
            Start: `${now.slice(0, 7)}-01`,
            End: iso(Date.now() + dayMs).slice(0, 10),
          }),
          ...typed('--granularity MONTHLY --metrics ["UnblendedCost"] --filter'),
          JSON.stringify(filter),
        ],
      ]
    },
    same: async ([answer], world) => [
      sumOf(
        Costs.parse(answer).ResultsByTime.map(({ Total }) =>
          inCents(Number(Total.UnblendedCost.Amount)),
        ),
      ),
      inCents((await monthToDate(world))?.monthToDateUsd ?? Number.NaN),
    ],
  },
  statistics(
    'aws cloudwatch get-metric-statistics (Invocations)',
    'Invocations',
    ({ requests }) => requests.invocations,
  ),
  statistics(
    'aws cloudwatch get-metric-statistics (InputTokens)',
    'InputTokenCount',
    ({ tokens }) => tokens.input,
  ),
  statistics(
    'aws cloudwatch get-metric-statistics (Throttles)',
    'InvocationThrottles',
    ({ requests }) => requests.throttles,
  ),
  {
    guide: 'aws cloudwatch put-dashboard',
    on: 'twin',
    commands: ({ documents }) => [
      [
        ...typed('cloudwatch put-dashboard --dashboard-name Groundwork-Claude --dashboard-body'),
        documents.dashboard,
      ],
    ],
    same: (_, { twin, byApp }) => {
      const of = ({ dashboards }: typeof byApp) =>
        JSON.parse(dashboards?.['Groundwork-Claude']?.body ?? '')
      return [of(twin.account), of(byApp)]
    },
  },
]
