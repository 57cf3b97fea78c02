import { type Finding, finding } from './finding.ts'
import type { Text } from './policy-tree.ts'

/** The texts that another of the same list already covers; of two equal ones the later. */
export function findRedundant(
  noun: 'Action' | 'Resource',
  texts: readonly Text[],
  covers: (wide: string, narrow: string) => boolean,
): readonly Finding[] {
  const redundant = texts.filter((narrow, index) =>
    texts.some(
      (wide, other) =>
        other !== index &&
        covers(wide.text, narrow.text) &&
        (other < index || !covers(narrow.text, wide.text)),
    ),
  )
  const [first] = redundant
  if (!first) return []
  const details = `Another ${noun.toLowerCase()} of the statement already covers ${redundant.map(({ text }) => text).join(', ')}.`
  return [finding('SUGGESTION', `REDUNDANT_${noun.toUpperCase()}`, details, ...redundant)]
}
