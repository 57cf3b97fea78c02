import { readTrails } from '../audit/read-trails.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { type HeldSetting, readSetting, whereOf } from '../invocation-logging/read-setting.ts'
import { orAbsent } from '../settle/look.ts'
import { regionOf } from '../steps/current.ts'
import { dashboardName, readDashboard } from '../steps/dashboard.ts'
import type { StepContext } from '../steps/step.ts'
import { mayNotLook, row, rowsOr, type Told } from './chapter.ts'

/** Every trail that covers the Region, with the policy of the bucket that ours writes into. */
export async function tellRecords(context: StepContext): Promise<Told> {
  const [trails, calls] = await Promise.all([
    readTrails(context),
    ifAllowed(async () => wordsOf(await readSetting(context))),
  ])
  const buckets = await Promise.all(
    trails
      .filter(({ isOwn }) => isOwn)
      .map(async ({ bucket, region }) => ({
        bucket,
        policy: await ifAllowed(() => policyOf(context, bucket, region)),
      })),
  )
  return {
    rows: [
      ...rowsOr(
        trails.map(({ name, bucket, region, keeps, isLogging }) =>
          row(
            name,
            `in ${region}, ${isLogging ? 'recording' : 'stopped'}, into the bucket ${bucket}${keeps ? ', calls to Claude too' : ''}`,
          ),
        ),
        'Trails',
        'none; AWS keeps 90 days by itself',
      ),
      row('Each call’s tokens', calls ?? mayNotLook),
      ...buckets.flatMap(({ bucket, policy }) =>
        policy === undefined ? [row(`Policy of the bucket ${bucket}`, mayNotLook)] : [],
      ),
    ],
    texts: buckets.flatMap(({ bucket, policy }) =>
      policy === undefined ? [] : [{ title: `Policy of the bucket ${bucket}`, text: policy }],
    ),
  }
}

const wordsOf = (setting: HeldSetting | undefined) =>
  setting
    ? `recorded into ${whereOf(setting)}, ${setting.keepsText ? 'with' : 'without'} text`
    : 'not recorded'

async function policyOf({ aws, signal }: StepContext, Bucket: string, region: string) {
  const found = await orAbsent(aws.call('s3', 'GetBucketPolicy', { Bucket }, { region, signal }))
  return found?.Policy === undefined ? 'none' : JSON.stringify(JSON.parse(found.Policy), null, 2)
}

/** The dashboard with the body it has now. */
export async function tellDashboard(context: StepContext): Promise<Told> {
  const body = await readDashboard(context)
  if (body === undefined)
    return { rows: [row('Dashboard', `there is none named ${dashboardName}`)] }
  return {
    rows: [row('Dashboard', `${dashboardName}, in ${regionOf(context)}`)],
    texts: [{ title: 'Body of the dashboard', text: JSON.stringify(JSON.parse(body), null, 2) }],
  }
}
