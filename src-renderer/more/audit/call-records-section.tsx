import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import {
  type LoggingAsk,
  type LoggingReview,
  RetentionDays,
} from '../../../shared/setup/invocation-logging.ts'
import { problemIn, useCall } from '../../api.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Feature } from '../feature.tsx'
import { CallRecords } from './call-records.tsx'
import { type Recording, RecordingChoice } from './recording-choice.tsx'

/** Which call took how many tokens: nothing of it is recorded until somebody chooses to, and its text least of all. */
export function CallRecordsSection() {
  const review = useCall('reviewLogging', null, {
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
  })
  const [recording, setRecording] = useState<Recording>()
  const [days, setDays] = useState<RetentionDays>()
  const problem = problemIn(review.error)
  const wanted = {
    recording: recording ?? recordingIn(review.data),
    days: days ?? RetentionDays.safeParse(review.data?.setting?.retentionDays).data ?? 30,
  }
  return (
    <Feature
      step="invocation-logging"
      title="A record of each call’s tokens (model invocation logging)"
      about="Whose call took how many tokens. AWS records none of it until you choose so."
      request={{ step: 'invocation-logging', ask: askOf(wanted) }}
      {...(review.data?.mayLook && !isSo(wanted, review.data) && { verb: verbs[wanted.recording] })}
    >
      {review.data ? (
        <Stack gap="sm">
          <CallRecords
            review={review.data}
            isLooking={review.isFetching}
            onLook={() => void review.refetch()}
          />
          {review.data.setting && !review.data.setting.isOwn && (
            <Text size="sm">
              Groundwork did not set this up. AWS has one such setting for each account and Region:
              whatever you choose here takes its place, and taking it back restores it.
            </Text>
          )}
          {review.data.mayLook && (
            <RecordingChoice
              review={review.data}
              {...wanted}
              onRecording={setRecording}
              onDays={setDays}
            />
          )}
        </Stack>
      ) : problem ? (
        <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
      ) : (
        <Loading what="Reading the setting" height={120} rows={3} />
      )}
    </Feature>
  )
}

const recordingIn = (review: LoggingReview | undefined): Recording =>
  review?.setting?.isOwn && review.setting.keepsText ? 'text' : 'tokens'

const isSo = ({ recording, days }: Wanted, { setting }: LoggingReview) =>
  setting?.isOwn === true &&
  setting.keepsText === (recording === 'text') &&
  recording !== 'nothing' &&
  setting.retentionDays === days

const verbs: Readonly<Record<Recording, string>> = {
  tokens: 'Record the tokens of each call…',
  text: 'Record each call with its text…',
  nothing: 'Stop recording…',
}

type Wanted = { readonly recording: Recording; readonly days: RetentionDays }

const askOf = ({ recording, days }: Wanted): LoggingAsk =>
  recording === 'nothing'
    ? { action: 'stop' }
    : { action: 'record', keepsText: recording === 'text', retentionDays: days }
