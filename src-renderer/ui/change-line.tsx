import { Collapse, UnstyledButton } from '@mantine/core'
import {
  IconAlertOctagon,
  IconChevronRight,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleMinus,
} from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import classes from './change-line.module.css'
import type { Progress } from './change-list.tsx'
import { CodeBlock } from './code-block.tsx'

export type Line = {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly term?: string | undefined
  readonly cost?: string | undefined
  readonly undo: string
  readonly undoBy?: string | undefined
  readonly command: string
  readonly effect:
    | {
        readonly kind: 'aws-call'
        readonly service: string
        readonly operation: string
        readonly region: string
        readonly json: string
      }
    | {
        readonly kind: 'file-edit'
        readonly path: string
        readonly isNew: boolean
        readonly diff: string
      }
}

const looks = {
  preview: { word: '', Icon: IconCircle },
  waiting: { word: 'Waiting its turn', Icon: IconCircle },
  running: { word: 'Under way', Icon: IconCircleDashed },
  done: { word: 'Done', Icon: IconCircleCheckFilled },
  failed: { word: 'Failed', Icon: IconAlertOctagon },
  'not-run': { word: 'Not run', Icon: IconCircleMinus },
} as const

export function ChangeLine({ change, progress }: { change: Line; progress: Progress | undefined }) {
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  const status = progress?.status ?? 'preview'
  const { word, Icon } = looks[status]
  return (
    <li className={classes.line}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon className={classes.status} data-status={status} size={18} aria-hidden="true" />
        <span className={classes.title}>
          {change.title}
          {change.term && <span className={classes.term}> ({change.term})</span>}
        </span>
        <span className={classes.word} data-status={status}>
          {word}
        </span>
        <IconChevronRight
          className={classes.chevron}
          data-open={isOpen}
          size={16}
          aria-hidden="true"
        />
      </UnstyledButton>
      <p className={classes.why}>{progress?.note ?? change.why}</p>
      {!progress && (
        <p className={classes.why}>
          <b>Cost:</b> {(change.cost ?? 'Nothing').replace(/\.?$/, '.')} <b>Undo:</b> {change.undo}{' '}
          {change.undoBy}
        </p>
      )}
      {progress?.notice && <div className={classes.notice}>{progress.notice}</div>}
      <Collapse expanded={isOpen} id={panel}>
        {isOpen && <Details change={change} />}
      </Collapse>
    </li>
  )
}

function Details({ change: { effect, command } }: { change: Line }) {
  return (
    <div className={classes.details}>
      {effect.kind === 'aws-call' ? (
        <Part
          title={`What is sent to AWS: ${effect.service} ${effect.operation}, ${effect.region}`}
        >
          <CodeBlock label="Exact request (JSON)" text={effect.json} />
        </Part>
      ) : (
        <Part title={`${effect.isNew ? 'New file' : 'Change to'} ${effect.path}`}>
          <CodeBlock label="Difference" text={effect.diff} isDiff />
        </Part>
      )}
      <Part title="The same by hand">
        <CodeBlock label="Command" text={command} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className={classes.part}>{title}</p>
      {children}
    </div>
  )
}
