import type { LoggingReview } from '../../../shared/setup/invocation-logging.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { StepContext } from '../steps/step.ts'
import { logGroupName } from './documents.ts'
import { readGroup } from './read-ground.ts'
import { readRecords } from './read-records.ts'
import { readSetting } from './read-setting.ts'

/** Whether and where calls are recorded one by one, and the newest of them. */
export async function reviewLogging(context: StepContext): Promise<LoggingReview> {
  const looked = await ifAllowed(async () => ({ setting: await readSetting(context) }))
  const { setting } = looked ?? {}
  const group = setting?.logGroup
  const [held, records] = await Promise.all([
    group === undefined ? undefined : ifAllowed(() => readGroup(context, group)),
    group === undefined ? undefined : ifAllowed(() => readRecords(context, group)),
  ])
  return {
    mayLook: looked !== undefined,
    logGroup: logGroupName,
    ...(setting && {
      setting: {
        isOwn: setting.isOwn,
        keepsText: setting.keepsText,
        ...(setting.logGroup !== undefined && { logGroup: setting.logGroup }),
        ...(setting.bucket !== undefined && { bucket: setting.bucket }),
        ...(held?.retentionDays !== undefined && { retentionDays: held.retentionDays }),
      },
    }),
    ...(records && { records }),
  }
}
