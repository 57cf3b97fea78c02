import {
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
} from '@mantine/core'
import { useState } from 'react'
import type { ModelsReview } from '../../../shared/setup/review.ts'
import { mostItCanCost } from '../../../shared/test-call/most-it-can-cost.ts'
import { takesTemperature } from '../../../shared/test-call/takes-temperature.ts'
import type { TestCallCaching } from '../../../shared/test-call/test-call.ts'
import { ProblemHere } from '../../problem-here.tsx'
import { formatUsd } from '../../ui/format.ts'
import { FourPrices } from '../four-prices.tsx'
import { TestCallAnswer } from './test-call-answer.tsx'
import { useTestCall } from './use-test-call.ts'

const keeping: { value: TestCallCaching; label: string }[] = [
  { value: 'off', label: 'No' },
  { value: '5m', label: 'For 5 minutes' },
  { value: '1h', label: 'For 1 hour' },
]

export function TestCallForm({ review: { models, chosen } }: { review: ModelsReview }) {
  const first = chosen.haiku ?? chosen.sonnet ?? chosen.opus ?? models[0]?.profileId
  const [profileId, setProfileId] = useState(first)
  const [prompt, setPrompt] = useState('Say hello in one sentence.')
  const [maxTokens, setMaxTokens] = useState<number | undefined>(200)
  const [temperature, setTemperature] = useState<number>()
  const [caching, setCaching] = useState<TestCallCaching>('off')
  const { state, ask, stop } = useTestCall()
  const model = models.find((each) => each.profileId === profileId) ?? models[0]
  if (!model) return null
  const hasTemperature = takesTemperature(model.modelId)
  const asked = {
    profileId: model.profileId,
    prompt,
    maxTokens: maxTokens ?? 0,
    caching,
    ...(hasTemperature && temperature !== undefined && { temperature }),
  }
  const most = model.prices && mostItCanCost(asked, model.prices)
  const missing =
    prompt.trim() === '' ? 'Write something to ask.' : !maxTokens && 'Say how long it may be.'
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <Select
          label="Model"
          w={260}
          data={models.map(({ profileId: value, name, alias }) => ({
            value,
            label: alias ? `${alias} (${name})` : name,
          }))}
          value={model.profileId}
          allowDeselect={false}
          onChange={(value) => setProfileId(value ?? undefined)}
        />
        <NumberInput
          label="Longest answer (tokens)"
          w={190}
          min={1}
          max={8192}
          allowDecimal={false}
          thousandSeparator=","
          value={maxTokens ?? ''}
          onChange={(value) => setMaxTokens(typeof value === 'number' ? value : undefined)}
        />
        {hasTemperature && (
          <NumberInput
            label="Temperature"
            w={150}
            min={0}
            max={1}
            step={0.1}
            placeholder="The model’s own"
            value={temperature ?? ''}
            onChange={(value) => setTemperature(typeof value === 'number' ? value : undefined)}
          />
        )}
      </Group>
      {!hasTemperature && (
        <Text size="sm" c="dimmed">
          {model.name} takes no temperature, top_p or top_k: asking with one is refused.
        </Text>
      )}
      <Textarea
        label="Question"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        value={prompt}
        onChange={({ currentTarget }) => setPrompt(currentTarget.value)}
      />
      <div>
        <Text size="sm" fw={500} id="send-long-text">
          Send a long text along and keep it ready (prompt caching)
        </Text>
        <SegmentedControl
          aria-labelledby="send-long-text"
          size="xs"
          mt={4}
          data={keeping}
          value={caching}
          onChange={setCaching}
        />
        {caching !== 'off' && (
          <Text size="sm" c="dimmed" mt={4}>
            About 5,000 tokens, always the same. Ask twice: the first call writes them, the second
            reads them.
          </Text>
        )}
      </div>
      <FourPrices name={model.name} prices={model.prices} />
      <Text size="sm" aria-live="polite">
        {most === undefined
          ? 'What it costs is not known: this model’s price is not.'
          : `This call costs at most ${formatUsd(most, { digits: 4 })} (estimated from list prices), and usually far less.`}
      </Text>
      <Group gap="sm">
        {state.isRunning ? (
          <Button variant="default" onClick={stop}>
            Stop the answer
          </Button>
        ) : (
          <Button
            {...(missing && { 'data-disabled': true, 'aria-disabled': true })}
            onClick={() => {
              if (!missing) void ask(asked)
            }}
          >
            Ask {model.name}
          </Button>
        )}
        {missing && (
          <Text size="sm" c="dimmed">
            {missing}
          </Text>
        )}
      </Group>
      {state.problem && (
        <ProblemHere
          problem={state.problem}
          onRetry={() => {
            if (state.asked) void ask(state.asked)
          }}
        />
      )}
      <TestCallAnswer state={state} />
    </Stack>
  )
}
