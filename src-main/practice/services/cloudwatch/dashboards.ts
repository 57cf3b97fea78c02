import type * as CloudWatch from '@aws-sdk/client-cloudwatch'
import { AwsError, type Call, type Operation } from '../../operation.ts'

/** Dashboards belong to the account, not to a Region. */
const arnOf = (name: string, { account }: Pick<Call, 'account'>) =>
  `arn:aws:cloudwatch::${account.id}:dashboard/${name}`

export const putDashboard: Operation<CloudWatch.PutDashboardInput, CloudWatch.PutDashboardOutput> =
  {
    permissions: ({ DashboardName = '' }, call) => [
      { action: 'cloudwatch:PutDashboard', resource: arnOf(DashboardName, call) },
    ],
    run: ({ DashboardName = '', DashboardBody = '' }, { account, now }) => {
      if (!/^[A-Za-z0-9_-]{1,255}$/.test(DashboardName))
        throw new AwsError(
          'InvalidParameterValueException',
          `The value ${DashboardName} for parameter DashboardName is not valid.`,
        )
      const fault = faultIn(DashboardBody)
      if (fault !== undefined)
        throw new AwsError('DashboardInvalidInputError', 'The dashboard body is invalid.', 400, {
          dashboardValidationMessages: [{ DataPath: fault.path, Message: fault.message }],
        })
      account.dashboards = {
        ...account.dashboards,
        [DashboardName]: { body: DashboardBody, modifiedAt: now() },
      }
      return { DashboardValidationMessages: [] }
    },
  }

export const getDashboard: Operation<CloudWatch.GetDashboardInput, CloudWatch.GetDashboardOutput> =
  {
    permissions: ({ DashboardName = '' }, call) => [
      { action: 'cloudwatch:GetDashboard', resource: arnOf(DashboardName, call) },
    ],
    run: ({ DashboardName = '' }, call) => {
      const found = dashboardsOf(call).get(DashboardName)
      if (!found) throw notFound(DashboardName)
      return {
        DashboardName,
        DashboardArn: arnOf(DashboardName, call),
        DashboardBody: found.body,
      }
    },
  }

export const listDashboards: Operation<
  CloudWatch.ListDashboardsInput,
  CloudWatch.ListDashboardsOutput
> = {
  run: ({ DashboardNamePrefix = '' }, call) => ({
    DashboardEntries: [...dashboardsOf(call)]
      .filter(([name]) => name.startsWith(DashboardNamePrefix))
      .map(([name, { body, modifiedAt }]) => ({
        DashboardName: name,
        DashboardArn: arnOf(name, call),
        LastModified: new Date(modifiedAt),
        Size: body.length,
      })),
  }),
}

export const deleteDashboards: Operation<
  CloudWatch.DeleteDashboardsInput,
  CloudWatch.DeleteDashboardsOutput
> = {
  permissions: ({ DashboardNames = [] }, call) =>
    DashboardNames.map((name) => ({
      action: 'cloudwatch:DeleteDashboards',
      resource: arnOf(name, call),
    })),
  run: ({ DashboardNames = [] }, call) => {
    const known = dashboardsOf(call)
    // All or none: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteDashboards.html
    const missing = DashboardNames.find((name) => !known.has(name))
    if (missing !== undefined) throw notFound(missing)
    for (const name of DashboardNames) known.delete(name)
    if (known.size > 0) call.account.dashboards = Object.fromEntries(known)
    else delete call.account.dashboards
    return {}
  },
}

const dashboardsOf = ({ account }: Pick<Call, 'account'>) =>
  new Map(Object.entries(account.dashboards ?? {}))

const notFound = (name: string) =>
  new AwsError('DashboardNotFoundError', `Dashboard ${name} does not exist`, 404)

/** What AWS would not take: no JSON, no list of widgets, a widget without a type. */
function faultIn(body: string): { path: string; message: string } | undefined {
  let read: unknown
  try {
    read = JSON.parse(body)
  } catch {
    return { path: '/', message: 'The body is not valid JSON' }
  }
  const widgets = typeof read === 'object' && read !== null && 'widgets' in read && read.widgets
  if (!Array.isArray(widgets))
    return { path: '/widgets', message: 'Should have required property widgets' }
  const wrong = widgets.findIndex(
    (each: unknown) => typeof each !== 'object' || each === null || !('type' in each),
  )
  return wrong < 0
    ? undefined
    : { path: `/widgets/${wrong}`, message: 'Should have required property type' }
}
