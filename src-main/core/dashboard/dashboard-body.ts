import type { JsonObject } from '../changes/change.ts'
import { measures } from '../usage/metric-names.ts'

type Metric = (typeof measures)[number]
const secondsPerPoint = 300
const namespace = '{AWS/Bedrock,ModelId}'

/**
 * A CloudWatch dashboard with the series of the usage window, for each Region. It searches for the models rather than
 * naming them, so a new one appears by itself:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function dashboardBody(regions: readonly string[]): JsonObject {
  return {
    start: '-P7D',
    periodOverride: 'inherit',
    widgets: regions.flatMap((region, place) => widgetsOf(region, place * rowsPerRegion)),
  }
}

const widgetHeight = 6
/** A heading, and two rows of charts below it. */
const rowsPerRegion = 1 + 2 * widgetHeight

function widgetsOf(region: string, top: number): JsonObject[] {
  const chart = (
    place: number,
    title: string,
    lines: readonly Line[],
    more: JsonObject = {},
  ): JsonObject => ({
    type: 'metric',
    x: 12 * (place % 2),
    y: top + 1 + widgetHeight * Math.floor(place / 2),
    width: 12,
    height: widgetHeight,
    properties: {
      title,
      region,
      view: 'timeSeries',
      metrics: lines.map(({ label, expression }, index) => [
        { id: `e${index + 1}`, expression, label, region },
      ]),
      ...more,
    },
  })
  return [
    {
      type: 'text',
      x: 0,
      y: top,
      width: 24,
      height: 1,
      properties: { markdown: `## Claude on Amazon Bedrock, called from ${region}` },
    },
    chart(
      0,
      'Tokens by type',
      [
        summed('Cache read', 'cacheRead'),
        summed('Cache write', 'cacheWrite'),
        summed('Input', 'input'),
        summed('Output', 'output'),
      ],
      { stacked: true },
    ),
    chart(1, 'Output tokens by model', [{ label: '', expression: search('output') }], {
      stacked: true,
    }),
    chart(2, 'Requests, throttles and errors', [
      summed('Requests', 'invocations'),
      summed('Slowed down (throttles)', 'throttles'),
      summed('Refused (client errors)', 'clientErrors'),
      summed('AWS faults (server errors)', 'serverErrors'),
    ]),
    chart(3, 'Answer time (ms)', [
      { label: 'typical (p50)', expression: search('p50') },
      { label: 'slow (p90)', expression: search('p90') },
      { label: 'first word', expression: search('firstToken') },
    ]),
  ]
}

type Line = { readonly label: string; readonly expression: string }

const summed = (label: string, id: Metric['id']): Line => ({
  label,
  expression: `SUM(${search(id)})`,
})

/** Every model's series of a measure, in each spelling that CloudWatch may have for it. */
function search(id: Metric['id']): string {
  const { names, stat } = measures.find((each) => each.id === id) ?? { names: [], stat: 'Sum' }
  const named = names.map((name) => `"${name}"`).join(' OR ')
  return `SEARCH('${namespace} MetricName=(${named})', '${stat}', ${secondsPerPoint})`
}
