import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { FileVersion } from '../../shared/setup/file-versions.ts'
import { problemIn, useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { formatCount, formatDayAndTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './history.module.css'

/** One kept content: opened, what putting it back would change. */
export function FileVersionRow({
  version,
  onRestore,
}: {
  version: FileVersion
  onRestore: () => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  const { id, at, before, bytes, isCurrent } = version
  const when = formatDayAndTime(at)
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
          <span className={classes.what}>
            As it was until {when}
            <span className={classes.step}>
              {formatCount(bytes)} bytes · before “{before}”
            </span>
          </span>
        </UnstyledButton>
        {isCurrent ? (
          <StatusBadge status="done" word="As it is now" />
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Restore the version until ${when}`}
            onClick={onRestore}
          >
            Restore…
          </Button>
        )}
      </div>
      <div id={panel} hidden={!isOpen}>
        {isOpen && <Comparison versionId={id} />}
      </div>
    </li>
  )
}

function Comparison({ versionId }: { versionId: string }) {
  const comparison = useCall('compareFileVersion', { versionId }, { staleTime: 0 })
  const problem = problemIn(comparison.error)
  return (
    <div className={classes.details}>
      {problem && <ProblemHere problem={problem} onRetry={() => void comparison.refetch()} />}
      {!comparison.data && !problem && <Loading what="Comparing" height={64} />}
      {comparison.data?.isSame && <p className={classes.request}>The file holds the same now.</p>}
      {comparison.data && !comparison.data.isSame && (
        <CodeBlock label="What putting it back would change" text={comparison.data.diff} isDiff />
      )}
    </div>
  )
}
