import { isDeepStrictEqual } from 'node:util'
import { ProblemError } from '../../../shared/problem.ts'
import { callIn } from '../changes/call-in.ts'
import type { Change, JsonObject } from '../changes/change.ts'
import { dashboardBody } from '../dashboard/dashboard-body.ts'
import { regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step, StepContext } from './step.ts'

export const dashboardName = 'Groundwork-Claude'

/** The usage window's series stand in a CloudWatch dashboard of the account, for whoever does not have this app. */
export const dashboard: Step = {
  id: 'dashboard',
  check: async (context) => {
    const existing = await readDashboard(context)
    const evidence = [
      { label: 'Dashboard', value: dashboardName },
      {
        label: 'Address',
        value: `https://console.aws.amazon.com/cloudwatch/home?region=${regionOf(context)}#dashboards/dashboard/${dashboardName}`,
      },
    ]
    const told = (status: 'done' | 'needs-you', title: string) =>
      finding('dashboard', status, title, context.now(), {
        ...(existing !== undefined && { evidence }),
      })
    if (existing === undefined)
      return told('needs-you', 'The account has no dashboard for Claude yet')
    return isAsWanted(context, existing)
      ? told('done', `The dashboard ${dashboardName} shows what this window shows`)
      : told('needs-you', `The dashboard ${dashboardName} shows something else`)
  },
  plan: async (context) => {
    const existing = await readDashboard(context)
    if (existing !== undefined && isAsWanted(context, existing))
      return { title: 'The dashboard is as it should be', changes: [] }
    return {
      title: 'Show the same in CloudWatch',
      changes: [putDashboard(context, existing)],
      notes:
        existing === undefined
          ? []
          : [
              'What somebody has put on this dashboard by hand is replaced; taking it back restores it.',
            ],
    }
  },
}

const regionsOf = ({ choices, ...context }: StepContext) => [
  regionOf({ choices, ...context }),
  ...(choices.moreRegions ?? []),
]

const isAsWanted = (context: StepContext, body: string) =>
  isDeepStrictEqual(JSON.parse(body), dashboardBody(regionsOf(context)))

/** What the dashboard says now; undefined where there is none of that name. */
export async function readDashboard({
  aws,
  signal,
  ...context
}: StepContext): Promise<string | undefined> {
  const region = regionOf({ aws, signal, ...context })
  try {
    const { DashboardBody } = await aws.call(
      'cloudwatch',
      'GetDashboard',
      { DashboardName: dashboardName },
      { region, signal },
    )
    return DashboardBody
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'aws.notFound') return undefined
    throw error
  }
}

function putDashboard(context: StepContext, existing: string | undefined): Change {
  const call = (operation: string, input: JsonObject) =>
    callIn(regionOf(context))('cloudwatch', operation, input)
  const put = (DashboardBody: string) =>
    call('PutDashboard', { DashboardName: dashboardName, DashboardBody })
  return {
    id: 'put-dashboard',
    title: `${existing === undefined ? 'Create' : 'Renew'} the dashboard ${dashboardName}`,
    why: 'Whoever may look into CloudWatch then sees tokens, requests and answer times, without this app.',
    cost: 'Three dashboards of an account are free; each further one costs $3 a month (AWS list price)',
    effect: put(JSON.stringify(dashboardBody(regionsOf(context)))),
    after: [],
    undo: [
      existing === undefined
        ? call('DeleteDashboards', { DashboardNames: [dashboardName] })
        : put(existing),
    ],
    undoWords:
      existing === undefined
        ? 'Delete the dashboard again, from History.'
        : 'Put it back as it was, from History.',
  }
}
