import type { GetMetricDataOutput, MetricDataResult } from '@aws-sdk/client-cloudwatch'
import { type Asked, type Fetched, joinFetched, seriesKey } from './points.ts'

/**
 * Reads the pages of one GetMetricData answer. Results are named q0, q1 … by their place in what was asked; what is not
 * whole is a gap, and what belongs to nothing that was asked is a note: no value is passed over in silence.
 */
export function gatherPoints(
  asked: readonly Asked[],
  pages: readonly GetMetricDataOutput[],
  bucketMs: number,
): Fetched {
  const results = pages.flatMap(({ MetricDataResults = [] }) => MetricDataResults)
  const isAsked = ({ Id = '' }: MetricDataResult) =>
    /^q\d+$/.test(Id) && asked[Number(Id.slice(1))] !== undefined
  const whole = asked.map(({ modelId, measure, stat }, index): Fetched => {
    const named = results.filter(({ Id }) => Id === `q${index}`)
    const points = new Map([[seriesKey(modelId, measure), bucketed(named, stat, bucketMs)]])
    const reason = reasonOf(`q${index}`, pages)
    return { points, gaps: reason ? [{ id: modelId, measure, reason }] : [], notes: [] }
  })
  const notes = [
    ...pages.flatMap(({ Messages = [] }) => Messages.map(inWords)),
    ...results.flatMap((result) => [
      ...(result.Messages ?? []).map(inWords),
      ...(isAsked(result) ? [] : [`CloudWatch answered ${result.Id}, which was not asked for.`]),
    ]),
  ]
  return joinFetched([...whole, { points: new Map(), gaps: [], notes }])
}

const inWords = ({ Code = '', Value = '' }) => [Code, Value].filter(Boolean).join(': ')

function bucketed(results: readonly MetricDataResult[], stat: string, bucketMs: number) {
  const found = new Map<number, number>()
  for (const { Timestamps = [], Values = [] } of results)
    for (const [index, time] of Timestamps.entries()) {
      const value = Values[index]
      if (value === undefined) continue
      const at = Math.floor(time.getTime() / bucketMs) * bucketMs
      const held = found.get(at)
      found.set(
        at,
        held === undefined ? value : stat === 'Sum' ? held + value : Math.max(held, value),
      )
    }
  return found
}

/** PartialData on a page that has a next one only means that there is more to read. */
function reasonOf(id: string, pages: readonly GetMetricDataOutput[]) {
  const codes = pages.flatMap(({ MetricDataResults = [], NextToken }) =>
    MetricDataResults.filter(({ Id }) => Id === id).map(({ StatusCode }) => ({
      code: StatusCode,
      isLast: NextToken === undefined,
    })),
  )
  if (codes.length === 0) return 'missing'
  if (codes.some(({ code }) => code === 'Forbidden')) return 'forbidden'
  if (codes.some(({ code }) => code === 'InternalError')) return 'fault'
  const last = codes.findLast(({ isLast }) => isLast) ?? codes.at(-1)
  return last?.code === 'Complete' ? undefined : 'partial'
}
