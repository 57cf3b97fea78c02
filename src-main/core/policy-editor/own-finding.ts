import type { PolicyFinding } from '../../../shared/setup/policy-check.ts'
import type { Span } from './read-document.ts'

/** What the app itself has to say about a place of the document. */
export type OwnFinding = Pick<PolicyFinding, 'code' | 'severity' | 'message'> & Span

export const warning = ({ offset, length }: Span, code: string, message: string): OwnFinding => ({
  code,
  severity: 'warning',
  message,
  offset,
  length,
})

export const fault = ({ offset, length }: Span, code: string, message: string): OwnFinding => ({
  code,
  severity: 'error',
  message,
  offset,
  length,
})

/** A finding with its lines and columns. Those of AWS count columns from 0, these from 1 as an editor shows them. */
export function placeIn(text: string): (span: Span) => Pick<PolicyFinding, 'start' | 'end'> {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const positionAt = (wanted: number) => {
    const offset = Math.max(0, Math.min(wanted, text.length))
    const line = starts.findLastIndex((start) => start <= offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset }
  }
  return ({ offset, length }) => ({
    start: positionAt(offset),
    end: positionAt(offset + length),
  })
}
