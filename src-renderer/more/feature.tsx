import { Button, Group, Stack, Text } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import type { PlanRequest } from '../../shared/setup/plan.ts'
import type { StepId } from '../../shared/setup/step.ts'
import { stepTitles } from '../../shared/setup/step-titles.ts'
import { useCall } from '../api.tsx'
import { usePlaceDetail } from '../navigation.ts'
import { StepPanel } from '../plan/step-panel.tsx'
import { UndoPanel } from '../plan/undo-panel.tsx'
import { useRuns } from '../plan/use-runs.ts'
import { FindingLine } from '../setup/finding-line.tsx'
import { useFinding } from '../setup/use-findings.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './more.module.css'

type Props = {
  step: StepId
  title: string
  /** What it is for, in one plain sentence; seen before it is opened. */
  about: string
  /** Where a setup guide of earlier days says otherwise: what it says, and why this is not it. */
  whyNot?: string
  /** What would be done; absent while something is missing from the form. */
  request?: PlanRequest | undefined
  /** The button that shows what would change, a verb with its object; absent where there is nothing to press. */
  verb?: string
  /** What else can be done about it, each with a button of its own. */
  more?: readonly { readonly verb: string; readonly request: PlanRequest }[]
  /** Called instead of opening the list of changes when `request` is missing, to say what is. */
  onMissing?: () => void
  /** The form, and whatever there is to see. */
  children?: ReactNode
}

/** The button that opens a section, by the step it is about. */
export const openerId = (step: string) => `more-${step}`

/** One thing beyond the six steps: what it is for, what is there, what would change, and the way back. */
export function Feature({ step, title, about, ...opened }: Props) {
  const [isOpen, setOpen] = useState(usePlaceDetail() === step)
  const seen = useFinding(step)
  const bodyId = useId()
  const status = seen.data?.status ?? (seen.error ? 'unknown' : 'looking')
  return (
    <li className={classes.feature}>
      <h2 className={classes.heading}>
        <button
          type="button"
          id={openerId(step)}
          className={classes.opener}
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight className={classes.chevron} size={18} aria-hidden="true" />
          <span>{title}</span>
          <StatusBadge
            status={status}
            waitsFor={seen.data?.waitsFor}
            {...(status === 'needs-you' && { word: 'Not done' })}
          />
        </button>
      </h2>
      <Text className={classes.about} c="dimmed">
        {about}
      </Text>
      <div id={bodyId} className={classes.body} hidden={!isOpen}>
        {isOpen && <Opened step={step} seen={seen} {...opened} />}
      </div>
    </li>
  )
}

function Opened({
  step,
  seen,
  whyNot,
  request,
  verb,
  more = [],
  onMissing,
  children,
}: Omit<Props, 'title' | 'about'> & { seen: ReturnType<typeof useFinding> }) {
  const [doing, setDoing] = useState<PlanRequest | 'undo'>()
  const history = useCall('readHistory', null)
  const canUndo = history.data?.some((entry) => entry.step === step && entry.undoable)
  const close = () => {
    setDoing(undefined)
    // What had the focus is gone; the finding beside the opener says what has come of it.
    document.getElementById(openerId(step))?.focus()
  }
  return (
    <Stack gap="sm">
      <FindingLine seen={seen} hasStatus={false} />
      {doing === undefined && (
        <>
          {children}
          {whyNot !== undefined && (
            <details className={classes.guide}>
              <summary>If a setup guide told you otherwise</summary>
              <Text size="sm">The difference: {whyNot}</Text>
            </details>
          )}
          <Group gap="sm">
            {verb !== undefined && (
              <Button onClick={() => (request ? setDoing(request) : onMissing?.())}>{verb}</Button>
            )}
            {more.map((each) => (
              <Button key={each.verb} variant="default" onClick={() => setDoing(each.request)}>
                {each.verb}
              </Button>
            ))}
            {canUndo && (
              <Button variant="default" onClick={() => setDoing('undo')}>
                Take it back…
              </Button>
            )}
          </Group>
        </>
      )}
      {doing === 'undo' && <TakeBack step={step} onClose={close} />}
      {doing !== undefined && doing !== 'undo' && (
        <StepPanel
          title={`What will change: ${stepTitles[step]}`}
          request={doing}
          verb="Apply these changes"
          onClose={close}
        />
      )}
    </Stack>
  )
}

function TakeBack({ step, onClose }: { step: StepId; onClose: () => void }) {
  const runs = useRuns()
  return (
    <UndoPanel
      title={`Take back: ${stepTitles[step]}`}
      verb="Undo this step"
      request={{ scope: 'step', step }}
      runs={runs}
      onClose={onClose}
    />
  )
}
