import { Text } from '@mantine/core'
import { useState } from 'react'
import type { TuningChange } from '../../../shared/tuning/tuning.ts'
import type { TuningValue } from '../../../shared/tuning/tuning-setting.ts'
import { faultOf, tuningSettings } from '../../../shared/tuning/tuning-settings.ts'
import { problemIn, useCall } from '../../api.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { Feature } from '../feature.tsx'
import { DeadAdviceList } from './dead-advice-list.tsx'
import { TuningForm } from './tuning-form.tsx'

/** The finer settings of the tools, each with what it does, and what of earlier days stands in the way. */
export function TuningSection() {
  const review = useCall('reviewTuning', null, { refetchOnWindowFocus: 'always' })
  const [changed, setChanged] = useState<Readonly<Record<string, TuningValue | null>>>({})
  const [clean, setClean] = useState<readonly string[]>([])
  const [isMissing, setMissing] = useState(false)
  const problem = problemIn(review.error)
  const set = changesOf(changed, review.data?.values ?? {})
  const faults = set.flatMap(({ id, value }) => {
    const setting = tuningSettings.find((each) => each.id === id)
    const fault = setting && value !== null && faultOf(setting, value)
    return fault ? [[id, fault] as const] : []
  })
  const chosen = clean.filter((id) => review.data?.dead.some((each) => each.id === id))
  const isReady = faults.length === 0 && set.length + chosen.length > 0
  return (
    <Feature
      step="tuning"
      title="Speed, limits and caching (tuning)"
      about="How long answers may be, how text is kept ready, how often is tried again: what is set, and what each does."
      whyNot="it sets max_output_tokens to a minimum of 4,096, which does not exist, and temperature, top_p and top_k, which models refuse since Claude 4.7."
      verb="Show what will change"
      request={isReady ? { step: 'tuning', set, clean: chosen } : undefined}
      onMissing={() => setMissing(true)}
    >
      {problem && <ProblemHere problem={problem} onRetry={() => void review.refetch()} />}
      {review.data && (
        <>
          <DeadAdviceList dead={review.data.dead} clean={chosen} onChange={setClean} />
          <TuningForm
            review={review.data}
            changed={changed}
            faults={Object.fromEntries(faults)}
            onChange={(id, value) => {
              setMissing(false)
              setChanged((before) => ({ ...before, [id]: value }))
            }}
          />
        </>
      )}
      {isMissing && !isReady && (
        <Text size="sm" role="alert">
          {faults[0]?.[1] ??
            'Nothing is different from what the files say. Change a setting first.'}
        </Text>
      )}
    </Feature>
  )
}

/** Only what differs from the file. A switch that is on reads `1` in one file and `true` in the other. */
function changesOf(
  changed: Readonly<Record<string, TuningValue | null>>,
  values: Readonly<Record<string, string>>,
): TuningChange[] {
  return Object.entries(changed).flatMap(([id, value]) => {
    const held = values[id]
    const isSame =
      value === null
        ? held === undefined
        : held === String(value) || (value === true && held === '1')
    return isSame ? [] : [{ id, value }]
  })
}
