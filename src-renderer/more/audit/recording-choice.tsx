import { Select, Text } from '@mantine/core'
import { type LoggingReview, RetentionDays } from '../../../shared/setup/invocation-logging.ts'
import { ChoiceCard, ChoiceGroup } from '../../ui/choice-card.tsx'

export type Recording = 'tokens' | 'text' | 'nothing'

const retentions = [...RetentionDays.values].map((days) => ({
  value: String(days),
  label: days === 365 ? 'A year' : `${days} days`,
}))

type Props = {
  review: LoggingReview
  recording: Recording
  days: RetentionDays
  onRecording: (recording: Recording) => void
  onDays: (days: RetentionDays) => void
}

/** What is recorded of each call. Its text is a choice of its own, which says what it means. */
export function RecordingChoice({ review, recording, days, onRecording, onDays }: Props) {
  const card = (value: Recording) => ({
    name: 'recording',
    isChosen: recording === value,
    onChoose: () => onRecording(value),
  })
  return (
    <>
      <ChoiceGroup legend="What is recorded of each call?">
        <ChoiceCard
          {...card('tokens')}
          title="Who, which model, and how many tokens"
          about="Enough to see who uses how much. What is asked and answered is not kept."
        />
        <ChoiceCard
          {...card('text')}
          title="That, and everything that is asked and answered"
          about="For those who have to be able to prove what was said."
        >
          <Text size="sm">
            <b>This stores the work itself:</b> source code, whole files, whatever is pasted, and
            passwords among it. Everybody who may read the log group can read all of it, for as long
            as it is kept. Tell the people who use Claude before you begin; in many places you need
            their consent or that of a works council.
          </Text>
        </ChoiceCard>
        {review.setting && (
          <ChoiceCard
            {...card('nothing')}
            title="Nothing any more"
            about="What is on record stays until its time is over."
          />
        )}
      </ChoiceGroup>
      {recording !== 'nothing' && (
        <Select
          label="Each record is deleted after"
          description={`In the log group ${review.logGroup} of this Region (CloudWatch Logs)`}
          maw={520}
          allowDeselect={false}
          data={retentions}
          value={String(days)}
          onChange={(value) => {
            const wanted = RetentionDays.safeParse(Number(value))
            if (wanted.success) onDays(wanted.data)
          }}
        />
      )}
    </>
  )
}
