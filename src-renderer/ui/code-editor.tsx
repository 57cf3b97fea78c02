import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, nextDiagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { editorColours, editorLook } from './code-editor-look.ts'

/** Something to be said of a place in the text. */
export type Mark = Pick<Diagnostic, 'from' | 'to' | 'message' | 'severity'>

export type EditorHandle = {
  /** Puts the cursor there and shows it. */
  readonly goTo: (offset: number) => void
}

type Props = {
  label: string
  /** Id of the element that says how to get out again. */
  describedBy: string
  /** What it begins with; from then on the text is the editor's own. */
  start: string
  onChange: (text: string) => void
  /** Shown only while the text is the one they are about. */
  marks: readonly Mark[]
  marksOf: string | undefined
  ref: Ref<EditorHandle>
}

/** JSON that is written, with what is wrong marked at its place. Tab leaves it, as it leaves every other field. */
export function CodeEditor({ label, describedBy, start, onChange, marks, marksOf, ref }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView>()
  const changed = useRef(onChange)
  useEffect(() => {
    changed.current = onChange
  }, [onChange])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text belongs to the editor once it is there
  useEffect(() => {
    if (!frame.current) return undefined
    const made = new EditorView({
      parent: frame.current,
      state: EditorState.create({
        doc: start,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          json(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          syntaxHighlighting(editorColours),
          editorLook,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-describedby': describedBy,
            // The text can be reached as it is, but says so to tools only like this.
            tabindex: '0',
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString())
          }),
          // No binding for Tab: it must lead out of the editor.
          keymap.of([{ key: 'F8', run: nextDiagnostic }, ...historyKeymap, ...defaultKeymap]),
        ],
      }),
    })
    setView(made)
    made.focus()
    return () => made.destroy()
  }, [])

  useEffect(() => {
    if (view && view.state.doc.toString() === marksOf)
      view.dispatch(setDiagnostics(view.state, [...marks]))
  }, [view, marks, marksOf])

  useImperativeHandle(
    ref,
    () => ({
      goTo: (offset) => {
        if (!view) return
        const anchor = Math.min(offset, view.state.doc.length)
        view.dispatch({
          selection: { anchor },
          effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
        })
        view.focus()
      },
    }),
    [view],
  )
  return <div ref={frame} />
}
