import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Names stand out from values, in the window's own colours of either theme. */
export const editorColours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--gw-accent-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--gw-amber)' },
  {
    tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket],
    color: 'var(--gw-dim)',
  },
])

export const editorLook = EditorView.theme({
  '&': {
    border: '1px solid var(--gw-line-strong)',
    borderRadius: '8px',
    background: 'var(--gw-sunken)',
    color: 'var(--gw-text)',
    fontSize: '13px',
    overflow: 'hidden',
  },
  '&.cm-focused': { outline: '2px solid var(--gw-accent)', outlineOffset: '2px' },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    lineHeight: '1.5',
    minHeight: '200px',
    maxHeight: '420px',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: 'var(--gw-text)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--gw-text)' },
  '.cm-gutters': { background: 'transparent', color: 'var(--gw-dim)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--gw-accent-soft)' },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--gw-amber-soft)' },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'var(--gw-red-soft)' },
  '.cm-tooltip': {
    maxWidth: '480px',
    background: 'var(--gw-surface)',
    color: 'var(--gw-text)',
    border: '1px solid var(--gw-line-strong)',
    borderRadius: '8px',
    fontFamily: 'var(--mantine-font-family)',
  },
  '.cm-diagnostic': { whiteSpace: 'normal', padding: '6px 10px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--gw-red)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--gw-amber)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--gw-line-strong)' },
})
