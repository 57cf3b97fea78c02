import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  accountMessage,
  idleId,
  leftOut,
  type RecordedResult,
  recordedResults,
  strayId,
} from '../core/usage/recorded/cloudwatch-answers.ts'

type Query = {
  readonly Id: string
  readonly MetricStat: {
    readonly Stat: string
    readonly Metric: {
      readonly MetricName: string
      readonly Dimensions: readonly { readonly Value: string }[]
    }
  }
}

/** Answers CloudWatch's calls over HTTP with what was recorded; every other call is denied. */
export async function serveRecorded(options: { readonly failing?: string } = {}) {
  const starts: number[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const target = String(request.headers['x-amz-target'] ?? '')
    // The Region is part of what the request is signed with.
    const region = String(request.headers.authorization).split('/')[2] ?? ''
    const reply = (status: number, body: object) =>
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
        .end(JSON.stringify(body))
    const denied = {
      __type: 'AccessDeniedException',
      message: 'User is not authorized to do that.',
    }
    if (region === options.failing) return reply(400, denied)
    if (target.endsWith('.ListMetrics')) return reply(200, { Metrics: listed(region) })
    if (!target.endsWith('.GetMetricData')) return reply(400, denied)
    const input = JSON.parse(Buffer.concat(chunks).toString())
    starts.push(input.StartTime)
    return reply(200, answer(region, input))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was asked for from when on (seconds since 1970), oldest request first. */
    starts,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const listed = (wanted: string) =>
  [...recordedResults, leftOut]
    .filter(({ region, id }) => region === wanted && id !== idleId)
    .map(({ id, name }) => ({
      Namespace: 'AWS/Bedrock',
      MetricName: name,
      Dimensions: [{ Name: 'ModelId', Value: id }],
    }))

function answer(
  region: string,
  input: { MetricDataQueries: Query[]; StartTime: number; EndTime: number; NextToken?: string },
) {
  const page = Number(input.NextToken ?? 0)
  const results = input.MetricDataQueries.flatMap(({ Id, MetricStat: { Stat, Metric } }) => {
    const id = Metric.Dimensions[0]?.Value
    if (id === leftOut.id && Metric.MetricName === leftOut.name) return []
    const found = recordedResults.find(
      (each) =>
        each.region === region &&
        each.id === id &&
        each.name === Metric.MetricName &&
        each.stat === Stat,
    )
    return [{ Id, Label: Metric.MetricName, ...resultOf(found, page, input) }]
  })
  const isLast = page >= Math.max(...recordedResults.map(({ pages }) => pages.length)) - 1
  return {
    MetricDataResults: [
      ...results,
      ...(page === 0
        ? [{ Id: strayId, Label: '', Timestamps: [], Values: [], StatusCode: 'Complete' }]
        : []),
    ],
    Messages: page === 0 ? [accountMessage] : [],
    ...(!isLast && { NextToken: String(page + 1) }),
  }
}

function resultOf(
  found: RecordedResult | undefined,
  page: number,
  { StartTime, EndTime }: { StartTime: number; EndTime: number },
) {
  const own = found?.pages[page]
  const last = found?.pages.at(-1)
  if (!own)
    return {
      Timestamps: [],
      Values: [],
      StatusCode: page > 0 ? (last?.status ?? 'Complete') : 'Complete',
    }
  const within = own.times.flatMap((time, index) =>
    time >= StartTime && time < EndTime ? [{ time, value: own.values[index] ?? 0 }] : [],
  )
  return {
    Timestamps: within.map(({ time }) => time),
    Values: within.map(({ value }) => value),
    StatusCode: own.status,
    ...(own.messages && { Messages: own.messages }),
  }
}
