import { isDeepStrictEqual } from 'node:util'
import { type Look, orAbsent, seenIf, text } from './look.ts'

const bodyOf = async ({ call, aws, signal }: Parameters<Look>[0], DashboardName: string) =>
  (
    await orAbsent(
      aws.call('cloudwatch', 'GetDashboard', { DashboardName }, { region: call.region, signal }),
    )
  )?.DashboardBody

/** The dashboard says what was sent. */
export const lookAtDashboard: Look = async (at) => {
  const body = await bodyOf(at, text(at.call, 'DashboardName') ?? '')
  return seenIf(
    body !== undefined &&
      isDeepStrictEqual(JSON.parse(body), JSON.parse(text(at.call, 'DashboardBody') ?? 'null')),
  )
}

/** None of the dashboards is there any more. */
export const lookAtDeletedDashboards: Look = async (at) => {
  const { DashboardNames: names } = at.call.input
  const bodies = await Promise.all(
    (Array.isArray(names) ? names : []).map((each) => bodyOf(at, String(each))),
  )
  return seenIf(bodies.every((body) => body === undefined))
}
