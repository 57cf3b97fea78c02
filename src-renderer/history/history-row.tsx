import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { HistoryEntry } from '../../shared/setup/history.ts'
import { stepTitles } from '../../shared/setup/step-titles.ts'
import { CodeBlock } from '../ui/code-block.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Evidence } from '../ui/evidence.tsx'
import { formatDayAndTime, formatTime } from '../ui/format.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './history.module.css'

const statuses = {
  done: { status: 'done', word: 'Done' },
  failed: { status: 'blocked', word: 'Failed' },
  unknown: { status: 'unknown', word: 'Not known' },
  undone: { status: 'looking', word: 'Undone' },
} as const

/** One change in a line; opened, everything the ledger knows of it. */
export function HistoryRow({ entry, onUndo }: { entry: HistoryEntry; onUndo: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  const { at, title, what, step, status, undoable } = entry
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <UnstyledButton
          className={classes.head}
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconChevronRight
            className={classes.chevron}
            data-open={isOpen}
            size={16}
            aria-hidden="true"
          />
          <span className={classes.time}>{formatTime(at)}</span>
          <span className={classes.what}>
            {title} <span className={classes.term}>({what})</span>
            <span className={classes.step}>{stepTitles[step]}</span>
          </span>
        </UnstyledButton>
        <StatusBadge {...statuses[status]} />
        <span className={classes.undo}>
          {undoable && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Undo: ${title}`}
              onClick={onUndo}
            >
              Undo
            </Button>
          )}
        </span>
      </div>
      <div id={panel} hidden={!isOpen}>
        {isOpen && <Details entry={entry} />}
      </div>
    </li>
  )
}

function Details({ entry }: { entry: HistoryEntry }) {
  const { at, finishedAt, account, where, outcome, problem, input } = entry
  const { requestId, undo, undoneAt, isUndo } = entry
  return (
    <div className={classes.details}>
      <Evidence
        items={[
          { label: 'Begun', value: formatDayAndTime(at) },
          ...(finishedAt === undefined
            ? []
            : [
                { label: 'Finished', value: formatDayAndTime(finishedAt) },
                { label: 'Took', value: `${((finishedAt - at) / 1000).toFixed(1)} s` },
              ]),
          { label: 'Account', value: account },
          { label: input ? 'Region' : 'File', value: where },
          ...(outcome === undefined ? [] : [{ label: 'Outcome', value: outcome }]),
          ...(problem === undefined ? [] : [{ label: 'Problem code', value: problem }]),
          ...(undoneAt === undefined
            ? []
            : [{ label: 'Undone', value: formatDayAndTime(undoneAt) }]),
          { label: isUndo ? 'It took something back' : 'Undo', value: undo },
        ]}
      />
      {requestId && (
        <div className={classes.request}>
          Request id <code>{requestId}</code> <CopyButton text={requestId} what="request id" />
        </div>
      )}
      {input && <CodeBlock label="What was sent to AWS (JSON)" text={input} />}
    </div>
  )
}
