import type { AuditReview } from '../../../shared/setup/audit.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { readEvents } from './read-events.ts'
import { readTrails } from './read-trails.ts'

/** The newest calls to Claude on record, and the trails that keep them or do not. */
export async function reviewAudit(context: StepContext): Promise<AuditReview> {
  const [events, trails] = await Promise.all([
    ifAllowed(() => readEvents(context)),
    ifAllowed(() => readTrails(context)),
  ])
  return {
    ...(events && { events }),
    trails: (trails ?? []).map(({ name, bucket, region, isOwn, isLogging, keeps }) => ({
      name,
      bucket,
      region,
      isOwn,
      isLogging,
      keeps,
    })),
    suggestedBucket: `claude-audit-${context.identity.account}-${regionOf(context)}`,
  }
}
