import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import type { HandOverFile } from '../../shared/setup/hand-over.ts'
import { CodeBlock } from '../ui/code-block.tsx'
import classes from './hand-over.module.css'
import { saveOne } from './save-package.ts'

/** One file of the package: what it is for, a look into it, and the ways to take it along. */
export function HandOverFileLine({ file }: { file: HandOverFile }) {
  const clipboard = useClipboard({ timeout: 2000 })
  return (
    <li className={classes.file}>
      <div className={classes.head}>
        <div className={classes.words}>
          <p className={classes.title}>
            {file.title} <span className={classes.name}>{file.name}</span>
          </p>
          <p className={classes.purpose}>{file.purpose}</p>
        </div>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`Copy ${file.name}`}
          onClick={() => clipboard.copy(file.text)}
        >
          <span aria-live="polite">{clipboard.copied ? 'Copied' : 'Copy'}</span>
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`Save ${file.name}`}
          onClick={() => saveOne(file)}
        >
          Save
        </Button>
      </div>
      <details className={classes.preview}>
        <summary>Look into {file.name}</summary>
        <CodeBlock label={file.name} text={readable(file)} wraps={file.mediaType === 'text/html'} />
      </details>
    </li>
  )
}

/** A page is shown as what stands on it; parsing it runs and loads nothing. */
function readable({ mediaType, text }: HandOverFile): string {
  if (mediaType !== 'text/html') return text
  const main = new DOMParser().parseFromString(text, 'text/html').querySelector('main')
  return (main?.textContent ?? text).replace(/\n\s*\n+/g, '\n\n').trim()
}
