import { Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AuditAsk } from '../../../shared/setup/audit.ts'
import { problemIn, useCall } from '../../api.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Feature } from '../feature.tsx'
import { AuditEvents } from './audit-events.tsx'

/** Who called Claude: what AWS keeps by itself, and a trail for those who have to keep it longer. */
export function AuditSection() {
  const review = useCall('reviewAudit', null)
  const [typed, setTyped] = useState<string>()
  const [isChecked, setChecked] = useState(false)
  const problem = problemIn(review.error)
  const bucket = typed ?? review.data?.suggestedBucket ?? ''
  const ask = AuditAsk.safeParse({ bucket })
  const keeping = review.data?.trails.find(({ keeps }) => keeps)
  return (
    <Feature
      step="audit-trail"
      title="A record of every call (AWS CloudTrail)"
      about="AWS keeps who called Claude, when and from where for 90 days by itself; a trail keeps it for longer."
      request={ask.success ? { step: 'audit-trail', ask: ask.data } : undefined}
      {...(!keeping && { verb: 'Keep the record for longer…' })}
      onMissing={() => setChecked(true)}
      whyNot="its event selector names AWS::Bedrock::Model, which AWS refuses; calls to Claude are management events, and every trail has them. Its bucket has no policy, without which AWS refuses the trail, and its trail would cover one Region only."
    >
      {review.data ? (
        <Stack gap="sm">
          <AuditEvents events={review.data.events} />
          {!keeping && (
            <TextInput
              label="Where the record is kept"
              description="The name of a bucket (S3), which nobody else in the world may have"
              value={bucket}
              maw={520}
              error={isChecked ? ask.error?.issues[0]?.message : undefined}
              onChange={({ currentTarget }) => setTyped(currentTarget.value.trim())}
            />
          )}
        </Stack>
      ) : problem ? (
        <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
      ) : (
        <Loading what="Reading the record" height={120} rows={3} />
      )}
    </Feature>
  )
}
