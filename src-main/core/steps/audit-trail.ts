import type { AuditAsk } from '../../../shared/setup/audit.ts'
import { asUtc } from '../as-utc.ts'
import { bucketPolicy } from '../audit/bucket-policy.ts'
import { bucketChanges, trailChanges } from '../audit/plan-trail.ts'
import { readBucket } from '../audit/read-bucket.ts'
import { readEvents } from '../audit/read-events.ts'
import { type HeldTrail, readTrails, trailName } from '../audit/read-trails.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { failure } from '../problems.ts'
import { regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step, StepContext, StepPlan } from './step.ts'

/** Who called Claude is on record: 90 days in the event history without doing anything, longer with a trail. */
export const auditTrail: Step = {
  id: 'audit-trail',
  check: async (context) => {
    const [events, trails] = await Promise.all([
      ifAllowed(() => readEvents(context)),
      ifAllowed(() => readTrails(context)),
    ])
    const now = context.now()
    if (!trails)
      return finding('audit-trail', 'needs-admin', 'You may not see the trails', now, {
        detail: 'An administrator may (cloudtrail:DescribeTrails).',
      })
    const [newest] = events ?? []
    const evidence = [
      {
        label: 'Event history (90 days, free)',
        value: !events
          ? 'You may not look it up (cloudtrail:LookupEvents)'
          : newest
            ? `${newest.name} by ${newest.who} on ${asUtc(newest.at)}, and ${events.length - 1} more`
            : 'No call to a model yet',
      },
      ...trails.map(({ name, bucket, keeps }) => ({
        label: name,
        value: keeps ? `keeps calls to Claude in ${bucket}` : 'does not keep calls to Claude',
      })),
    ]
    const keeping = trails.find(({ keeps }) => keeps)
    return keeping
      ? finding('audit-trail', 'done', `The trail ${keeping.name} keeps every call`, now, {
          evidence,
        })
      : finding('audit-trail', 'needs-you', 'Calls are on record for 90 days, and no longer', now, {
          evidence,
        })
  },
  plan: async (context, request) =>
    request.step === 'audit-trail' ? plan(context, request.ask) : { title: '', changes: [] },
}

async function plan(context: StepContext, { bucket }: AuditAsk): Promise<StepPlan> {
  const trails = await readTrails(context)
  const keeping = trails.find(({ keeps }) => keeps)
  if (keeping)
    return {
      title: 'Calls to Claude are kept already',
      changes: [],
      notes: [`The trail ${keeping.name} does it, and is left as it is.`],
    }
  const own = trails.find(({ isOwn }) => isOwn)
  if (own && own.region !== regionOf(context)) throw elsewhere(own)
  if (own)
    return {
      title: 'Record with the trail again',
      changes: trailChanges(context, own.bucket, true, []),
    }
  const { account } = context.identity
  const arn = `arn:aws:cloudtrail:${regionOf(context)}:${account}:trail/${trailName}`
  const policy = bucketPolicy(bucket, account, arn)
  const held = await readBucket(context, bucket, policy)
  if (held?.policy !== undefined && !held.hasPolicy)
    throw failure('input.invalid', {
      title: `The bucket ${bucket} is used for something else`,
      detail: 'It has a policy of its own, which is left as it is. Enter another name.',
    })
  const made = bucketChanges(context, bucket, policy, held)
  const changes = [
    ...made,
    ...trailChanges(
      context,
      bucket,
      false,
      made.map(({ id }) => id),
    ),
  ]
  return {
    title: 'Keep a record of every call',
    changes,
    notes: [
      'The trail records calls to all of AWS in this account, not to Claude alone: who, what, when and from where. What is asked and answered is not in it.',
      ...trails.map(
        ({ name }) => `The trail ${name} does not keep these calls; it is left as it is.`,
      ),
    ],
  }
}

const elsewhere = ({ name, region }: HeldTrail) =>
  failure('input.invalid', {
    title: `The trail ${name} was made in ${region}`,
    detail: `It can be started only there. Choose ${region} as the Region, or start it in the CloudTrail console.`,
  })
