import { Button, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useMemo, useRef } from 'react'
import type { PolicyCheck, PolicyFinding } from '../../../../shared/setup/policy-check.ts'
import { problemIn, useCall } from '../../../api.tsx'
import { ProblemHere } from '../../../problem-here.tsx'
import { CodeEditor, type EditorHandle, type Mark } from '../../../ui/code-editor.tsx'
import classes from './editor.module.css'
import { FindingList } from './finding-list.tsx'
import { PolicyOutlook } from './policy-outlook.tsx'

type Props = {
  /** What is used now. */
  used: string
  text: string
  /** Who it is for, when that is known. */
  name: string | undefined
  isEdited: boolean
  /** Of a generated policy that comes in several documents. */
  isPart: boolean
  isSaving: boolean
  onWrite: (text: string) => void
  onUse: () => void
  onGenerated: () => void
  onDiscard: () => void
}

/** The document as it is written, with what AWS and the app have to say of it after a moment's rest. */
export function PolicyEditor(props: Props) {
  const { used, text, name, isEdited, isPart, isSaving, onWrite, onUse, onGenerated, onDiscard } =
    props
  const editor = useRef<EditorHandle>(null)
  const hint = useId()
  const [rested] = useDebouncedValue(text, 400)
  const check = useCall(
    'checkPolicyDocument',
    { document: rested },
    { placeholderData: (before) => before, gcTime: 60_000 },
  )
  const isChecking = rested !== text || check.isFetching
  const problem = problemIn(check.error)
  const marks = useMemo(() => (check.data?.findings ?? []).map(toMark), [check.data])
  const isSame = text === used
  const canUse = !isChecking && !isSame && !isSaving && check.data?.isUsable === true
  return (
    <div className={classes.editor}>
      <Text size="sm" c="dimmed" id={hint}>
        Nothing you write here is used until you say so. Tab leaves the text; F8 goes to the next
        finding.
        {isPart &&
          ' The generated policy has several parts, and this is the first. A document of your own takes the place of all of them.'}
      </Text>
      <CodeEditor
        ref={editor}
        label="Policy document (JSON)"
        describedBy={hint}
        start={text}
        onChange={onWrite}
        marks={marks}
        marksOf={check.isPlaceholderData ? undefined : rested}
      />
      <div className={classes.state}>
        <span role="status">{isChecking ? 'Checking…' : stateOf(check.data)}</span>
        {check.data && (
          <span className={classes.count}>
            {count(check.data.size)} of {count(check.data.most)} characters
          </span>
        )}
      </div>
      {problem && <ProblemHere problem={problem} onRetry={() => void check.refetch()} />}
      {check.data?.awsProblem && (
        <Text size="sm" c="dimmed">
          AWS’s own policy check could not be asked ({check.data.awsProblem.title}). These are the
          findings of this app alone.
        </Text>
      )}
      <FindingList
        findings={check.data?.findings ?? []}
        onGoTo={(offset) => editor.current?.goTo(offset)}
      />
      <div className={classes.buttons}>
        <Button
          variant="default"
          aria-disabled={!canUse || undefined}
          onClick={() => canUse && onUse()}
        >
          Use this document
        </Button>
        <Button variant="default" onClick={onDiscard}>
          {isSame ? 'Close the editor' : 'Discard my edits'}
        </Button>
        {isEdited && (
          <Button variant="default" onClick={onGenerated}>
            Back to the generated one
          </Button>
        )}
      </div>
      <PolicyOutlook
        document={check.data?.isUsable && !isChecking ? rested : undefined}
        name={name}
      />
    </div>
  )
}

const toMark = ({ severity, message, start, end }: PolicyFinding): Mark => ({
  from: start.offset,
  to: end.offset,
  severity: severity === 'suggestion' ? 'info' : severity,
  message,
})

const count = (characters: number) => characters.toLocaleString('en-US')

function stateOf(check: PolicyCheck | undefined): string {
  if (!check) return ''
  const of = (wanted: PolicyFinding['severity'], one: string) => {
    const found = check.findings.filter(({ severity }) => severity === wanted).length
    return found === 0 ? [] : `${found} ${one}${found === 1 ? '' : 's'}`
  }
  const found = [of('error', 'error'), of('warning', 'warning'), of('suggestion', 'suggestion')]
  const told = found.flat().join(', ')
  if (told === '') return 'Nothing to say against it.'
  return check.isUsable
    ? `${told}. It can be used all the same.`
    : `${told}. It cannot be used yet.`
}
