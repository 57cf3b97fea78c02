import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import { type ReadStatement, readStatement } from '../policy/policy.ts'

/** Where something stands in the text. */
export type Span = { readonly offset: number; readonly length: number }

/** A statement with what it says, and where. */
export type PlacedStatement = {
  /** Undefined where IAM would not take it. */
  readonly says: ReadStatement | undefined
  readonly span: Span
  /** A member of it; the statement itself where it has none of that name. */
  readonly at: (...path: readonly string[]) => Span
  /** The values of a member that is one or several. */
  readonly valuesOf: (member: string) => readonly (Span & { readonly text: string })[]
}

export type ReadDocument = {
  readonly faults: readonly (Span & { readonly words: string })[]
  readonly statements: readonly PlacedStatement[]
  /** The list of statements, or where the text begins. */
  readonly span: Span
}

/** A policy document with its places, as far as it can be read. */
export function readDocument(text: string): ReadDocument {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const held = root && findNodeAtLocation(root, ['Statement'])
  const faults = errors.map(({ error, offset, length }) => ({
    offset,
    length,
    words: wordsOf(printParseErrorCode(error)),
  }))
  const nodes = held?.type === 'array' ? (held.children ?? []) : held ? [held] : []
  return {
    faults:
      faults.length === 0 && nodes.every(({ type }) => type !== 'object')
        ? [{ ...spanOf(held ?? root), words: noPolicy }]
        : faults,
    // With broken JSON the rest is a guess that only distracts from the fault.
    statements: errors.length > 0 ? [] : nodes.map(toStatement(text)),
    span: spanOf(held),
  }
}

const noPolicy =
  'This is no permission document (IAM policy). It needs a "Statement" with at least one statement.'

const spanOf = (node: Node | undefined): Span =>
  node ? { offset: node.offset, length: node.length } : { offset: 0, length: 1 }

const toStatement =
  (text: string) =>
  (node: Node): PlacedStatement => ({
    says: readStatement(JSON.parse(text.slice(node.offset, node.offset + node.length))),
    span: spanOf(node),
    at: (...path) => spanOf(findNodeAtLocation(node, [...path]) ?? node),
    valuesOf: (member) => {
      const found = findNodeAtLocation(node, [member])
      const values = found?.type === 'array' ? (found.children ?? []) : found ? [found] : []
      return values.flatMap((each) =>
        typeof each.value === 'string' ? { ...spanOf(each), text: each.value } : [],
      )
    },
  })

function wordsOf(fault: string): string {
  switch (fault) {
    case 'CommaExpected':
      return 'A comma is missing before this.'
    case 'ColonExpected':
      return 'A colon is missing between the name and its value.'
    case 'CloseBraceExpected':
      return 'A closing brace } is missing.'
    case 'CloseBracketExpected':
      return 'A closing bracket ] is missing.'
    case 'ValueExpected':
      return 'A value is missing here. A comma too many before it also reads like that.'
    case 'PropertyNameExpected':
      return 'A name in double quotes is missing here. A comma too many before it also reads like that.'
    case 'EndOfFileExpected':
      return 'The document ended before this. Take away what follows.'
    case 'UnexpectedEndOfString':
      return 'The closing quotation mark is missing.'
    case 'InvalidCommentToken':
      return 'IAM takes no comments. Take this one away.'
    default:
      return 'This cannot be read as JSON.'
  }
}
