import { Text } from '@mantine/core'
import { problemIn, useCall } from '../../api.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { Feature } from '../feature.tsx'
import { TestCallForm } from './test-call-form.tsx'

/** One real question to one model, and what it took. */
export function TestCallSection() {
  return (
    <Feature
      step="model-access"
      title="Ask a model something (test call)"
      about="One real question, with the answer as it comes, its tokens, its price and its request id."
      whyNot="its settings name Claude Sonnet 4, which has been switched off, by its bare name, and send a temperature along. Today’s models are asked through a profile, and refuse a temperature since Claude 4.7."
    >
      <WithModels />
    </Feature>
  )
}

function WithModels() {
  const review = useCall('reviewModels', null)
  const problem = problemIn(review.error)
  if (problem) return <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
  if (!review.data) return <Text c="dimmed">Looking which models are offered …</Text>
  if (review.data.models.length === 0)
    return <Text>No Claude model is offered in {review.data.region}.</Text>
  return <TestCallForm review={review.data} />
}
