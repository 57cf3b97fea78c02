import { Text, Title } from '@mantine/core'
import type { RecoveryChapter } from '../../shared/checklist/recovery.ts'
import { CodeBlock } from '../ui/code-block.tsx'
import { Evidence } from '../ui/evidence.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './recovery.module.css'

/** One chapter: what stands there, what proves it, and the way back. On paper everything is open. */
export function ChapterView({ chapter }: { chapter: RecoveryChapter }) {
  const { id, title, rows, texts, unread, seen, restore } = chapter
  return (
    <section className={classes.chapter} aria-labelledby={`chapter-${id}`}>
      <Title order={2} id={`chapter-${id}`}>
        {title}
      </Title>
      {unread !== undefined && (
        <Text>
          <StatusBadge status="unknown" word="Not read" /> {unread}
        </Text>
      )}
      <Evidence items={rows} />
      {texts.map((each) => (
        <details key={each.title} className={classes.more}>
          <summary>{each.title}</summary>
          <CodeBlock label={each.title} text={each.text} />
        </details>
      ))}
      {seen.length > 0 && (
        <details className={classes.more}>
          <summary>What was seen</summary>
          {seen.map((each) => (
            <div key={each.title} className={classes.seen}>
              <Text>{each.title}</Text>
              <Evidence items={each.evidence} />
            </div>
          ))}
        </details>
      )}
      <Title order={3}>How to put it back</Title>
      <ol className={classes.steps}>
        {restore.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  )
}
