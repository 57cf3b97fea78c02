import type { Call } from '../../operation.ts'
import { trailsOf } from './held-trail.ts'

/** "Typically within about five minutes": https://docs.aws.amazon.com/awscloudtrail/latest/userguide/how-cloudtrail-works.html */
const deliveredAfterMs = 5 * 60_000

/** Puts the log file that is due into the bucket of every trail that is logging. */
export function deliverLogs({ account, now }: Pick<Call, 'account' | 'now'>): void {
  for (const trail of trailsOf(account)) {
    if (!trail.isLogging || now() - (trail.since ?? now()) < deliveredAfterMs) continue
    trail.since = now()
    const [day = '', time = ''] = new Date(now()).toISOString().split('T')
    const stamp = `${day.replaceAll('-', '')}T${time.slice(0, 5).replace(':', '')}Z`
    account.buckets?.[trail.bucket]?.objects.push(
      `AWSLogs/${account.id}/CloudTrail/${trail.region}/${day.replaceAll('-', '/')}/${account.id}_CloudTrail_${trail.region}_${stamp}.json.gz`,
    )
  }
}
