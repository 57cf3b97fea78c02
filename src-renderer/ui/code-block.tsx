import classes from './code-block.module.css'
import { CopyButton } from './copy-button.tsx'

/** Exact text to read or copy: JSON, a command, a diff (coloured by its first character). */
export function CodeBlock({
  label,
  text,
  isDiff = false,
  wraps = false,
}: {
  label: string
  text: string
  isDiff?: boolean
  /** For text that is read as such: its lines are broken rather than scrolled. */
  wraps?: boolean
}) {
  return (
    <div className={classes.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={classes.text} tabIndex={0} aria-label={label}>
        <pre className={classes.lines} data-wraps={wraps}>
          {isDiff ? <Diff text={text} /> : text}
        </pre>
      </section>
      <div className={classes.copy}>
        <CopyButton text={text} what={label} />
      </div>
    </div>
  )
}

const kinds: Readonly<Record<string, string | undefined>> = {
  '+': 'added',
  '-': 'removed',
  '@': 'place',
}

function Diff({ text }: { text: string }) {
  return text.split('\n').map((line, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no other name and never move
    <span key={row} className={classes.line} data-kind={kinds[line.charAt(0)]}>
      {`${line}\n`}
    </span>
  ))
}
